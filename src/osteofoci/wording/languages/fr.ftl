# Les mots d'Osteofoci en français. Chaque entrée est une phrase ou une expression par son code ; entre
# accolades, une valeur.

## Places, lists, nothing

none = { "" }
no-number = non mesuré
# What stands before a colon, and behind it.
headed = { $head } : { $text }
list-comma = { ", " }
list-semicolon = { " ; " }
list-and = { " et " }
list-space = { " " }
sentences = { $all }
sided = { $bone } { $gender ->
    [feminine] { $side ->
        [left] gauche
       *[right] droite
    }
    [feminine-plural] { $side ->
        [left] gauches
       *[right] droites
    }
    [plural] { $side ->
        [left] gauches
       *[right] droits
    }
   *[masculine] { $side ->
        [left] gauche
       *[right] droit
    }
}
numbered = { $number ->
    [1] { $gender ->
        [feminine] 1re
       *[other] 1er
    }
   *[other] { $number }e
} { $bone }
place-perhaps = { $place } (peut-être { $other })
place-zoned = { $place }, { $zone }
place-half = { $place }, côté { $side ->
    [left] gauche
   *[right] droit
}
place-open = { $place }, côté non précisé
told-time = { $how ->
    [later] { $shown } { $unit ->
        [month] mois
        [week] { $count ->
            [one] semaine
           *[other] semaines
        }
       *[year] { $count ->
            [one] an
           *[other] ans
        }
    } plus tard
   *[other] { $how ->
        [at] à
       *[after] après
    } { $shown } { $unit ->
        [month] mois
        [week] { $count ->
            [one] semaine
           *[other] semaines
        }
       *[year] { $count ->
            [one] an
           *[other] ans
        }
    }
}
date = { $day }/{ $month }/{ $year }
focus = foyer { $number }
focus-at = { $place } ({ $focus })

## The course of a focus

first-examination = Premier examen.
not-imaged = Non exploré.
imaged-before = Exploré auparavant sans lésion.
first-cover = Premier examen qui couvre ce siège.
covered-in-part = Les examens antérieurs ne montrent cet endroit qu'en partie, ou on ne peut le dire.
where-another-was = Il se trouve où était le foyer { $focus } auparavant, et peut en être une partie.
bright-before = Le { $exam } cet endroit avait déjà { $share } % de ce signal, mais n'a pas été pris pour un foyer.
returned = Il avait disparu et réapparaît au même siège.
counted-together = Compté avec le foyer { $focus }, qui { $how ->
    [merged] a fusionné avec lui
   *[split] s'en est détaché
}.
bones-not-named = Les os n'ont pas été nommés dans cet examen.
reached-over = Le foyer { $focus } s'étend maintenant sur cet endroit ; ils ont fusionné.
imaged-in-part = Seuls { $share } % de cet endroit ont été explorés, et rien n'y est vu.
still-bright = L'endroit a encore { $share } % de son signal antérieur, mais n'est pas pris pour un foyer.
uncertain-before = Rien n'est vu ici maintenant, mais ce qui était vu auparavant était lui-même incertain.
still-nothing = Toujours pas de lésion à ce siège.
imaged-no-lesion = Exploré, pas de lésion.
volume-unknown = L'un des deux volumes n'est pas connu.
volume-aligned = { $change ->
    [within] Dans l'erreur de mesure
    [smaller] Plus petit
   *[larger] Plus grand
} : au même siège { $before } et { $after } mL, rapport { $ratio } ; des foyers inchangés varient de { $low } à { $high }{ $wider }.
volume-compared = { $change ->
    [within] Dans l'erreur de mesure
    [below] En dessous de la variation que montrent deux lectures d'un même examen
    [smaller] Plus petit
   *[larger] Plus grand
} : { $before } à { $after } mL, variation { $difference } mL, erreur de la variation { $error } mL{ $wider }.
error-wider = { " " }(élargi, en raison d'une différence : { $differing })
event-merged = { $exam } : fusionné avec le foyer { $focus }
event-split = { $exam } : détaché du foyer { $focus }
mri-silent = Pas de lésion à l'IRM, bien qu'une autre technique en montre une.
radiograph-unmarked = La radiographie montre cet os ; le foyer n'y a pas été marqué.
scan-uncertain = On ne sait pas si la scintigraphie couvre ce siège.{ $since }
scan-silent = Pas d'hyperfixation, une scintigraphie négative ne prouve pas la résolution d'un foyer.{ $masked }{ $since }
scan-masked = { " " }Le cartilage de croissance adjacent peut le masquer.
scan-since = { " " }Hyperfixation le { $day }.
scan-uptake = Fixation { $ratio } ± { $error } fois celle de référence ({ $against }).
scan-placed = Vu à la scintigraphie : placé par le lecteur.
scan-other-reference = Hyperfixation comme le { $day }, mais avec une autre référence : fixation { $ratio } ± { $error } fois celle de référence ({ $against }).
scan-change = { $change ->
    [within] Fixation inchangée
    [less] Fixation moindre
   *[more] Fixation plus forte
} : { $before } à { $after } fois celle de référence ({ $against }) ; des variations jusqu'à { $limit } % restent dans l'erreur.
film-first = Première radiographie : { $look }{ $measured }.
film-still = Toujours { $look }{ $measured }.
film-changed = Aspect passé de { $before } à { $look }{ $measured } ; au lecteur de juger s'il s'agit d'une guérison.
film-measured = { " " }(densité { $density }, largeur { $width } de l'os autour)
height-not-judged = Cette technique mesure des longueurs, des hauteurs et des courbures ; elle n'évalue pas ce foyer.
height-plates-unclear = Plateaux vertébraux mal visibles.
height-first = Première radiographie debout : { $low }.
height-below = hauteur inférieure de { $loss } ± { $error } % à celle attendue
height-change = { $change ->
    [within] Hauteur inchangée
    [lost] Hauteur perdue
   *[regained] Hauteur récupérée
} : { $since } ± { $error } % de sa hauteur depuis ; { $low }.
told-both-ways = Rapporté comme amélioré et comme aggravé.
told-so = Selon le compte rendu.
told-first = Rapporté pour la première fois.
told-again = Rapporté de nouveau sans mention de changement.
told-gone = Rapporté comme résolu.
told-measured = Décrit comme { $before } auparavant et { $now } maintenant.
told-nothing = Non mentionné dans le compte rendu.

## Growth plates

plate-closed = Le foyer { $foci } se trouve à un cartilage fermé : { $why }.
plate-crossed = Le foyer { $foci } traverse le cartilage{ $share }. { $state } { $advice }
plate-crossed-share = { " " }et en touche { $share } %
plate-touched = Le foyer { $foci } touche { $share } % du cartilage.{ $grown ->
    [yes] { " " }Plus qu'auparavant.
   *[no] { "" }
} { $state } { $advice }
plate-near = Le foyer { $foci } est à { $gap } mm du cartilage. { $state }
plate-state = { $state ->
    [open] Le cartilage est ouvert
    [closing] Le cartilage se ferme
    [closed] Le cartilage est fermé
   *[unknown] L'état du cartilage est inconnu
} : { $why }.
plate-advice = Risque de fermeture précoce et d'inégalité des membres : { $advice }.
plate-follow-up = mesurer la longueur des membres à chaque contrôle, et revoir le cartilage à la prochaine IRM
plate-band = bande brillante visible à l'IRM
plate-no-age = l'âge n'est pas connu et aucune bande brillante n'est vue
plate-age = à { $age } ans { $what ->
    [none-closed] aucun cartilage n'est fermé
    [fused] presque tous les cartilages sont fermés
    [closing] les cartilages se ferment
   *[either] il peut être ouvert ou en train de se fermer
} ; { $band ->
    [absent] aucune bande brillante n'est vue
   *[unclear] non visible à l'image
}

## Facts of a case, and what is asked for

fact-multifocal = { $answer ->
    [yes] plus d'un os est atteint
   *[no] un seul os est atteint
}
fact-symmetric = { $answer ->
    [yes] le même os est atteint des deux côtés
   *[no] aucun os n'est atteint des deux côtés
}
fact-metaphyseal = { $answer ->
    [yes] une métaphyse est atteinte
   *[no] aucune métaphyse n'est atteinte
}
fact-diaphyseal = { $answer ->
    [yes] une diaphyse est atteinte
   *[no] aucune diaphyse n'est atteinte
}
fact-vertebral = { $answer ->
    [yes] une vertèbre est atteinte
   *[no] aucune vertèbre n'est atteinte
}
fact-active_spine = { $answer ->
    [yes] une vertèbre est atteinte au dernier examen qui la montre
   *[no] aucune vertèbre n'est active
}
fact-cervical = { $answer ->
    [yes] une vertèbre cervicale est atteinte
   *[no] aucune vertèbre cervicale n'est atteinte
}
fact-clavicle = { $answer ->
    [yes] une clavicule est atteinte
   *[no] aucune clavicule n'est atteinte
}
fact-clavicle_spine_or_sternum = { $answer ->
    [yes] clavicule, sternum ou rachis atteint
   *[no] ni clavicule ni sternum ni rachis n'est atteint
}
fact-chest_wall = { $answer ->
    [yes] la clavicule ou le sternum est atteint
   *[no] ni clavicule ni sternum n'est atteint
}
fact-skull = { $answer ->
    [yes] le crâne est atteint
   *[no] le crâne n'est pas atteint
}
fact-femur = { $answer ->
    [yes] un fémur est atteint
   *[no] aucun fémur n'est atteint
}
fact-leg = { $answer ->
    [yes] un os de la jambe ou du pied est atteint
   *[no] aucun os de la jambe ou du pied n'est atteint
}
fact-lytic = { $answer ->
    [yes] une lésion lytique a été vue
   *[no] aucune lésion lytique n'a été vue
}
fact-sclerotic = { $answer ->
    [yes] une sclérose a été vue
   *[no] aucune sclérose n'a été vue
}
fact-mixed = { $answer ->
    [yes] une lésion lytique avec sclérose a été vue
   *[no] aucune lésion lytique avec sclérose n'a été vue
}
fact-hyperostosis = { $answer ->
    [yes] une hyperostose ou une expansion a été vue
   *[no] aucune hyperostose n'a été vue
}
fact-periosteal = { $answer ->
    [yes] une réaction périostée a été vue
   *[no] aucune réaction périostée n'a été vue
}
fact-soft_tissue_oedema = { $answer ->
    [yes] les parties molles voisines d'une lésion sont œdématiées
   *[no] aucun œdème des parties molles n'a été vu
}
fact-abscess = { $answer ->
    [yes] un abcès a été vu
   *[no] pas d'abcès
}
fact-mass = { $answer ->
    [yes] une masse des parties molles a été vue
   *[no] pas de masse des parties molles
}
fact-cortical_destruction = { $answer ->
    [yes] destruction corticale
   *[no] pas de destruction corticale
}
fact-marrow_infiltration = { $answer ->
    [yes] la moelle est infiltrée de façon diffuse
   *[no] pas d'infiltration de la moelle
}
fact-height_loss = { $answer ->
    [yes] une vertèbre a perdu de la hauteur
   *[no] aucune vertèbre n'a perdu de hauteur
}
fact-new_height_loss = { $answer ->
    [yes] une vertèbre a perdu de la hauteur depuis l'examen précédent
   *[no] aucune vertèbre n'a perdu de hauteur depuis l'examen précédent
}
fact-vertebra_plana = { $answer ->
    [yes] une vertèbre a perdu plus de deux cinquièmes de sa hauteur
   *[no] aucune vertèbre n'est plate
}
fact-at_plate = { $answer ->
    [yes] une lésion touche ou traverse un cartilage de croissance ouvert
   *[no] aucune lésion ne touche un cartilage de croissance ouvert
}
fact-worse = { $answer ->
    [yes] une lésion est nouvelle ou aggravée au dernier examen
   *[no] aucune lésion n'est nouvelle ni aggravée au dernier examen
}
fact-recurrent = { $answer ->
    [yes] une lésion a récidivé
   *[no] aucune lésion n'est réapparue
}
fact-active = { $answer ->
    [yes] une lésion est présente au dernier examen
   *[no] aucune lésion n'est présente au dernier examen
}
fact-silent = { $answer ->
    [yes] une lésion siège là où aucun symptôme n'est rapporté
   *[no] toute lésion siège là où un symptôme est rapporté
}
fact-limb_inequality = { $answer ->
    [yes] les membres inférieurs diffèrent de 10 mm ou plus
   *[no] les membres inférieurs diffèrent de moins de 10 mm
}
fact-age_years = âge { $value } ans
fact-fever = { $answer ->
    [yes] fièvre
   *[no] pas de fièvre
}
fact-pain = { $answer ->
    [yes] douleur
   *[no] pas de douleur
}
fact-night_pain = { $answer ->
    [yes] douleur nocturne
   *[no] pas de douleur nocturne
}
fact-weight_loss = { $answer ->
    [yes] perte de poids
   *[no] pas de perte de poids
}
fact-pustulosis = { $answer ->
    [yes] pustulose palmoplantaire
   *[no] pas de pustulose palmoplantaire
}
fact-psoriasis = { $answer ->
    [yes] psoriasis
   *[no] pas de psoriasis
}
fact-acne = { $answer ->
    [yes] acné
   *[no] pas d'acné
}
fact-bowel_disease = { $answer ->
    [yes] maladie inflammatoire de l'intestin
   *[no] pas de maladie inflammatoire de l'intestin
}
fact-autoimmune = { $answer ->
    [yes] une autre maladie auto-immune ou auto-inflammatoire
   *[no] pas d'autre maladie auto-immune
}
fact-relative_ill = { $answer ->
    [yes] un parent atteint de maladie auto-immune ou auto-inflammatoire
   *[no] pas de parent atteint de maladie auto-immune
}
fact-sickle_cell = { $answer ->
    [yes] drépanocytose
   *[no] pas de drépanocytose
}
fact-crp_mg_l = CRP { $value } mg/L
fact-crp_raised = { $answer ->
    [yes] la CRP est élevée
   *[no] la CRP n'est pas élevée
}
fact-esr_raised = { $answer ->
    [yes] la VS est élevée
   *[no] la VS n'est pas élevée
}
fact-bands_per_ul = { $value } neutrophiles non segmentés par µL
fact-normal_blood_count = { $answer ->
    [yes] la numération est normale
   *[no] la numération n'est pas normale
}
fact-anaemia = { $answer ->
    [yes] l'hémoglobine est basse
   *[no] l'hémoglobine n'est pas basse
}
fact-cytopenia = { $answer ->
    [yes] les plaquettes ou les leucocytes sont bas
   *[no] ni les plaquettes ni les leucocytes ne sont bas
}
fact-ldh_raised = { $answer ->
    [yes] les LDH sont élevées
   *[no] les LDH ne sont pas élevées
}
fact-uric_acid_raised = { $answer ->
    [yes] l'acide urique est élevé
   *[no] l'acide urique n'est pas élevé
}
fact-alp_low = { $answer ->
    [yes] les phosphatases alcalines sont basses
   *[no] les phosphatases alcalines ne sont pas basses
}
fact-vitamin_c_low = { $answer ->
    [yes] la vitamine C est basse
   *[no] la vitamine C n'est pas basse
}
fact-biopsy_inflammation = { $answer ->
    [yes] biopsie avec inflammation stérile
   *[no] biopsie sans inflammation
}
fact-biopsy_infection = { $answer ->
    [yes] biopsie avec infection
   *[no] biopsie sans infection
}
fact-biopsy_malignancy = { $answer ->
    [yes] biopsie avec cellules tumorales
   *[no] biopsie sans cellules tumorales
}
fact-biopsy_normal = { $answer ->
    [yes] biopsie d'os normal
   *[no] biopsie d'os non normal
}
fact-culture_grown = { $answer ->
    [yes] une culture a poussé
   *[no] les cultures sont restées stériles
}
fact-nsaid = { $answer ->
    [yes] un AINS est ou a été donné
   *[no] aucun AINS n'est rapporté
}
fact-bisphosphonate = { $answer ->
    [yes] un bisphosphonate est ou a été donné
   *[no] aucun bisphosphonate n'est rapporté
}
fact-brace = { $answer ->
    [yes] un corset est porté
   *[no] aucun corset n'est rapporté
}
fact-pregnant = { $answer ->
    [yes] grossesse
   *[no] pas de grossesse
}
fact-pelvis = { $answer ->
    [yes] un os du bassin est atteint
   *[no] aucun os du bassin n'est atteint
}
fact-bone_end = { $answer ->
    [yes] l'extrémité d'un os long est atteinte
   *[no] aucune extrémité d'os long n'est nommée
}
fact-blasts = { $answer ->
    [yes] des blastes ont été trouvés
   *[no] pas de blastes trouvés
}
fact-night_sweats = { $answer ->
    [yes] sueurs nocturnes
   *[no] pas de sueurs nocturnes
}
fact-sequestrum = { $answer ->
    [yes] un séquestre a été vu
   *[no] pas de séquestre
}
fact-aggressive_periosteal = { $answer ->
    [yes] la réaction périostée est agressive
   *[no] aucune réaction périostée agressive n'a été vue
}
fact-adrenal_mass = { $answer ->
    [yes] une masse surrénalienne a été vue
   *[no] pas de masse surrénale
}
fact-cold_spots = { $answer ->
    [yes] des zones froides ont été vues
   *[no] aucune zone froide n'a été vue
}
fact-pathological_fracture = { $answer ->
    [yes] une fracture pathologique a été vue
   *[no] aucune fracture pathologique n'a été vue
}
fact-neurological_signs = { $answer ->
    [yes] signes neurologiques
   *[no] pas de signes neurologiques
}
fact-large_organs = { $answer ->
    [yes] rate, foie ou ganglions augmentés de volume
   *[no] rate, foie et ganglions non augmentés de volume
}
fact-tooth_loss = { $answer ->
    [yes] des dents ont été perdues tôt
   *[no] aucune dent n'a été perdue tôt
}
fact-told_cno = { $answer ->
    [yes] l'auteur nomme l'OCNB
   *[no] l'auteur ne nomme pas l'OCNB
}
fact-told_other = { $answer ->
    [yes] l'auteur nomme une autre maladie
   *[no] l'auteur ne nomme pas d'autre maladie
}
fact-told_malignancy = { $answer ->
    [yes] l'auteur nomme une maladie maligne
   *[no] l'auteur ne nomme pas de maladie maligne
}
fact-told_infection = { $answer ->
    [yes] l'auteur nomme une infection
   *[no] l'auteur ne nomme pas d'infection
}
fact-suspected_malignancy = { $answer ->
    [yes] une tumeur maligne est soupçonnée
   *[no] aucune maladie maligne n'est soupçonnée
}
fact-suspected_infection = { $answer ->
    [yes] une infection est soupçonnée
   *[no] aucune infection n'est soupçonnée
}
fact-long_course = { $answer ->
    [yes] la maladie dure depuis six mois ou plus
   *[no] la maladie dure depuis moins de six mois
}
fact-infection_excluded = { $answer ->
    [yes] une infection est exclue
   *[no] une infection n'est pas exclue
}
fact-malignancy = { $answer ->
    [yes] une tumeur maligne est prouvée ou rapportée
   *[no] une tumeur maligne est exclue
}
fact-infection = { $answer ->
    [yes] une infection osseuse est prouvée ou rapportée
   *[no] une infection est exclue
}
fact-malignancy_excluded = { $answer ->
    [yes] une maladie maligne est exclue
   *[no] une maladie maligne n'est pas exclue
}
fact-tb_test_positive = { $answer ->
    [yes] un test de tuberculose est positif
   *[no] les tests de tuberculose sont négatifs
}
fact-told_scurvy = { $answer ->
    [yes] l'auteur nomme le scorbut
   *[no] l'auteur ne nomme pas le scorbut
}
fact-told_hypophosphatasia = { $answer ->
    [yes] l'auteur nomme l'hypophosphatasie
   *[no] l'auteur ne nomme pas l'hypophosphatasie
}
fact-langerhans_cells = { $answer ->
    [yes] des cellules de Langerhans ont été trouvées
   *[no] pas de cellules de Langerhans trouvées
}
asked-how-many-bones-are-affected = nombre d'os atteints
asked-symmetry = symétrie
asked-involvement-of-a-metaphysis = atteinte d'une métaphyse
asked-diaphyseal = diaphysaire
asked-involvement-of-the-spine = atteinte du rachis
asked-active-spine = rachis actif
asked-cervical = cervical
asked-involvement-of-a-clavicle = atteinte d'une clavicule
asked-clavicle-spine-or-sternum = clavicule, rachis ou sternum
asked-chest-wall = paroi thoracique
asked-skull = crâne
asked-femur = fémur
asked-leg = membre inférieur
asked-lytic = lytique
asked-sclerotic = sclérosant
asked-lysis-with-sclerosis = lyse avec condensation
asked-hyperostosis = hyperostose
asked-periosteal = périosté
asked-soft-tissue-oedema = œdème des parties molles
asked-abscess = abcès
asked-mass = masse des parties molles
asked-cortical-destruction = destruction corticale
asked-infiltration-of-the-marrow = infiltration de la moelle
asked-height-loss = perte de hauteur
asked-new-height-loss = nouvelle perte de hauteur
asked-vertebra-plana = vertebra plana
asked-at-plate = au cartilage de croissance
asked-worse = aggravé
asked-a-relapse = une rechute
asked-active = active
asked-silent = silencieux
asked-limb-inequality = inégalité de longueur
asked-age = âge
asked-fever = fièvre
asked-pain = douleur
asked-night-pain = douleur nocturne
asked-weight-loss = perte de poids
asked-pustulosis = pustulose
asked-psoriasis = psoriasis
asked-acne = acné
asked-bowel-disease = maladie intestinale
asked-autoimmune = maladie auto-immune
asked-relative-ill = maladie chez un parent
asked-sickle-cell = drépanocytose
asked-crp = CRP
asked-value-of-crp = valeur de la CRP
asked-esr = VS
asked-band-neutrophils = neutrophiles non segmentés
asked-blood-count = numération
asked-haemoglobin = hémoglobine
asked-platelets-and-white-cells = plaquettes et leucocytes
asked-ldh = LDH
asked-uric-acid = acide urique
asked-alkaline-phosphatase = phosphatases alcalines
asked-vitamin-c = vitamine C
asked-biopsy = biopsie
asked-cultures = cultures
asked-nsaid = AINS
asked-bisphosphonate = bisphosphonate
asked-brace = corset
asked-pregnant = grossesse
asked-involvement-of-the-pelvis = atteinte du bassin
asked-the-end-of-the-bone = l'extrémité de l'os
asked-blood-film-and-marrow = frottis sanguin ou moelle
asked-night-sweats = sueurs nocturnes
asked-sequestrum = séquestre
asked-aggressive-periosteal = réaction périostée agressive
asked-adrenal-mass = masse surrénale
asked-cold-spots = zones froides à la scintigraphie
asked-pathological-fracture = fracture pathologique
asked-neurological-signs = signes neurologiques
asked-large-organs = taille de la rate, du foie et des ganglions
asked-tooth-loss = perte de dents
asked-the-author-s-diagnosis = un autre diagnostic établi
asked-the-author-s-suspicion = un autre diagnostic suspecté
asked-the-course = l'évolution
asked-what-excludes-infection = ce qui exclut une infection
asked-what-excludes-malignancy = ce qui exclut une maladie maligne
asked-tests-for-tuberculosis = tests de tuberculose
asked-stains-for-langerhans-cells = marquages des cellules de Langerhans
found-how-many-bones-are-affected = le nombre d'os atteints
found-symmetry = { asked-symmetry }
found-involvement-of-a-metaphysis = { asked-involvement-of-a-metaphysis }
found-diaphyseal = { asked-diaphyseal }
found-involvement-of-the-spine = { asked-involvement-of-the-spine }
found-active-spine = { asked-active-spine }
found-cervical = { asked-cervical }
found-involvement-of-a-clavicle = { asked-involvement-of-a-clavicle }
found-clavicle-spine-or-sternum = { asked-clavicle-spine-or-sternum }
found-chest-wall = { asked-chest-wall }
found-skull = { asked-skull }
found-femur = { asked-femur }
found-leg = { asked-leg }
found-lytic = { asked-lytic }
found-sclerotic = { asked-sclerotic }
found-lysis-with-sclerosis = { asked-lysis-with-sclerosis }
found-hyperostosis = { asked-hyperostosis }
found-periosteal = { asked-periosteal }
found-soft-tissue-oedema = { asked-soft-tissue-oedema }
found-abscess = { asked-abscess }
found-mass = { asked-mass }
found-cortical-destruction = { asked-cortical-destruction }
found-infiltration-of-the-marrow = { asked-infiltration-of-the-marrow }
found-height-loss = { asked-height-loss }
found-new-height-loss = { asked-new-height-loss }
found-vertebra-plana = { asked-vertebra-plana }
found-at-plate = { asked-at-plate }
found-worse = { asked-worse }
found-a-relapse = { asked-a-relapse }
found-active = { asked-active }
found-silent = { asked-silent }
found-limb-inequality = { asked-limb-inequality }
found-age = { asked-age }
found-fever = { asked-fever }
found-pain = { asked-pain }
found-night-pain = { asked-night-pain }
found-weight-loss = { asked-weight-loss }
found-pustulosis = { asked-pustulosis }
found-psoriasis = { asked-psoriasis }
found-acne = { asked-acne }
found-bowel-disease = { asked-bowel-disease }
found-autoimmune = { asked-autoimmune }
found-relative-ill = { asked-relative-ill }
found-sickle-cell = { asked-sickle-cell }
found-crp = CRP élevée
found-value-of-crp = CRP nettement élevée
found-esr = { asked-esr }
found-band-neutrophils = { asked-band-neutrophils }
found-blood-count = { asked-blood-count }
found-haemoglobin = { asked-haemoglobin }
found-platelets-and-white-cells = plaquettes ou leucocytes bas
found-ldh = { asked-ldh }
found-uric-acid = { asked-uric-acid }
found-alkaline-phosphatase = phosphatases alcalines basses
found-vitamin-c = vitamine C basse
found-biopsy = infection ou cellules tumorales à la biopsie
found-cultures = culture bactérienne positive
found-nsaid = { asked-nsaid }
found-bisphosphonate = { asked-bisphosphonate }
found-brace = { asked-brace }
found-pregnant = { asked-pregnant }
found-involvement-of-the-pelvis = { asked-involvement-of-the-pelvis }
found-the-end-of-the-bone = { asked-the-end-of-the-bone }
found-blood-film-and-marrow = blastes dans le sang ou la moelle
found-night-sweats = { asked-night-sweats }
found-sequestrum = { asked-sequestrum }
found-aggressive-periosteal = { asked-aggressive-periosteal }
found-adrenal-mass = { asked-adrenal-mass }
found-cold-spots = foyers froids
found-pathological-fracture = { asked-pathological-fracture }
found-neurological-signs = { asked-neurological-signs }
found-large-organs = augmentation de la rate, du foie ou des ganglions
found-tooth-loss = { asked-tooth-loss }
found-the-author-s-diagnosis = un autre diagnostic établi
found-the-author-s-suspicion = un autre diagnostic suspecté
found-the-course = { asked-the-course }
found-what-excludes-infection = { asked-what-excludes-infection }
found-what-excludes-malignancy = { asked-what-excludes-malignancy }
found-tests-for-tuberculosis = { asked-tests-for-tuberculosis }
found-stains-for-langerhans-cells = { asked-stains-for-langerhans-cells }

## Red flags

flag-abscess = Abcès : infection bactérienne jusqu'à preuve du contraire.
flag-soft-tissue-mass = Masse des parties molles : tumeur jusqu'à preuve du contraire.
flag-cortical-destruction = Destruction corticale : non observée dans l'OCNB ; tumeur ou infection.
flag-diffuse-infiltration-of-the-marrow = Infiltration diffuse de la moelle : leucémie ou lymphome jusqu'à preuve du contraire.
flag-low-platelets-or-white-cells = Plaquettes ou leucocytes bas : leucémie jusqu'à preuve du contraire.
flag-crp-above-55-mg-l = CRP supérieure à 55 mg/L : une infection bactérienne doit être exclue.
flag-fever = Fièvre : infection ou tumeur maligne à exclure.
flag-a-single-site = Un seul siège : infection et tumeur plus probables qu'avec plusieurs sièges.
flag-age-under-3-years = Âge inférieur à 3 ans : prudence extrême avec le diagnostic d'OCNB.
flag-new-loss-of-vertebral-height = Nouvelle perte de hauteur vertébrale : rachis menacé ; traitement et corset à décider.
flag-bacteria-grown = Bactéries en culture : infection bactérienne.
flag-tumour-cells-in-a-biopsy = Cellules tumorales à la biopsie : tumeur maligne.
flag-a-skull-lesion-with-lysis = Lésion lytique du crâne : histiocytose langerhansienne à exclure.
flag-low-haemoglobin = Hémoglobine basse : leucémie à envisager.
flag-ldh-or-uric-acid-raised = LDH ou acide urique élevés : leucémie ou lymphome à exclure.
flag-weight-loss = Perte de poids : tumeur maligne à exclure.
flag-night-sweats = Sueurs nocturnes : tumeur maligne à exclure.
flag-langerhans-cells = Cellules de Langerhans : histiocytose langerhansienne.
flag-a-positive-test-for-tuberculosis = Test de tuberculose positif : tuberculose à exclure.
flag-blasts = Blastes : leucémie.
flag-malignancy = Tumeur maligne : nommée dans le compte rendu ou le dossier.
flag-suspected-malignancy = Tumeur maligne soupçonnée : évoquée dans le compte rendu ou le dossier ; à exclure.
flag-bacterial-infection = Infection bactérienne : nommée dans le compte rendu ou le dossier.
flag-aggressive-periosteal-reaction = Réaction périostée agressive : tumeur maligne jusqu'à preuve du contraire.
flag-sequestrum = Séquestre : ostéomyélite bactérienne jusqu'à preuve du contraire.
flag-adrenal-mass = Masse surrénale : neuroblastome à exclure.
flag-cold-spots-in-a-bone-scan = Zones froides à la scintigraphie : infection ou tumeur maligne à exclure.
flag-pathological-fracture = Fracture pathologique : tumeur à exclure.
flag-neurological-signs = Signes neurologiques : moelle épinière ou nerf menacés ; avis urgent.
flag-enlarged-spleen-liver-or-lymph-nodes = Augmentation de la rate, du foie ou des ganglions : leucémie ou lymphome à exclure.
flag-low-alkaline-phosphatase = Phosphatases alcalines basses : hypophosphatasie à exclure.
flag-low-vitamin-c = Vitamine C basse : scorbut.

## What would decide an open case

decide-blood-count-with-a-film = numération sanguine avec frottis, LDH et acide urique
decide-a-look-at-the-bone = examen de la moelle osseuse
decide-crp-and-esr = CRP et VS
decide-biopsy-of-the-most-accessible = biopsie de la lésion la plus accessible, avec histologie et cultures
decide-biopsy-of-the-lesion-that = biopsie de la lésion soupçonnée d'être maligne, quoi qu'une biopsie antérieure ait montré
decide-whole-body-mri = IRM corps entier
decide-vitamin-c = vitamine C
decide-alkaline-phosphatase = phosphatases alcalines

## Published criteria

criteria-eular-acr-2025-classification-of-paediatric-cno = Classification EULAR/ACR 2025 de l'OCNB pédiatrique
item-pain-at-a-bone = douleur osseuse
item-typical-findings-of-imaging = imagerie typique
item-malignancy = tumeur maligne
item-infection = infection
item-vitamin-c-deficiency = carence en vitamine C
item-hypophosphatasia-a-low-alkaline-phosphatase-asks-for-it = hypophosphatasie (évoquée si les phosphatases alcalines sont basses)
item-site-of-bone-lesions = siège des lésions
item-pattern-of-bone-lesions = distribution des lésions
item-age-at-onset-3-years-or-more = âge de début de 3 ans ou plus
item-coexisting-conditions = maladies associées
item-no-fever = absence de fièvre
item-bone-biopsy-without-infection-or-malignancy = biopsie osseuse sans infection ni tumeur maligne
item-no-anaemia = pas d'anémie
item-crp = CRP non élevée
item-esr = VS non accélérée
criteria-nbo-against-bacterial-osteomyelitis-kostik-2023 = OCNB contre ostéomyélite bactérienne (Kostik 2023)
item-crp-55-mg-l-or-less = CRP inférieure ou égale à 55 mg/L
item-multifocal = multifocal
item-femur-affected = fémur atteint
item-band-neutrophils-220-per-l-or-less = neutrophiles non segmentés à 220 par µL ou moins
criteria-clinical-score-for-nbo-jansson-2009 = Score clinique d'OCNB (Jansson 2009)
item-normal-blood-count = numération normale
item-symmetric-lesions = lésions symétriques
item-marginal-sclerosis = sclérose marginale
item-normal-temperature = température normale
item-vertebra-clavicle-or-sternum = vertèbre, clavicule ou sternum
item-more-than-one-lesion = plus d'une lésion
item-crp-10-mg-l-or-more = CRP supérieure ou égale à 10 mg/L
criteria-criteria-for-nbo-jansson-2007 = Critères d'OCNB (Jansson 2007)
item-major-osteolytic-or-sclerotic-lesion = majeur : lésion ostéolytique ou sclérosante
item-major-multifocal = majeur : multifocal
item-major-palmoplantar-pustulosis-or-psoriasis = majeur : pustulose palmoplantaire ou psoriasis
item-major-sterile-biopsy-with-inflammation = majeur : biopsie stérile inflammatoire
item-minor-normal-blood-count = mineur : numération normale
item-minor-crp-or-esr-raised = mineur : CRP ou VS élevée
item-minor-hyperostosis = mineur : hyperostose
item-minor-other-autoimmune-disease = mineur : autre maladie auto-immune
item-minor-relative-with-autoimmune-disease = mineur : apparenté avec maladie auto-immune
criteria-bristol-criteria = Critères de Bristol
item-bone-pain = douleur osseuse
item-typical-imaging = imagerie typique
item-more-than-one-bone-or-clavicle-alone = plus d'un os ou clavicule seule
item-crp-below-30-mg-l = CRP inférieure à 30 mg/L
item-biopsy-with-sterile-inflammation = biopsie avec inflammation stérile
verdict-kostik-above = plaide pour une ostéomyélite non bactérienne (sensibilité 89,0 %, spécificité 96,9 %)
verdict-kostik-below = ne plaide pas pour une ostéomyélite non bactérienne
verdict-kostik-none = pas de verdict : la comparaison ne porte que sur l'ostéomyélite bactérienne

## Treatment, follow-up, referrals, cautions

advice-an-nsaid-is-the-usual-first = Un AINS est le premier traitement habituel (sans symptôme après six mois de naproxène : 43 %).
advice-the-nsaid-may-be-continued-half = L'AINS peut être poursuivi ; la moitié des enfants rechutent en deux ans sous AINS seul.
advice-with-disease-that-stays-active-after = Si la maladie reste active après quatre semaines d'AINS, l'un de trois plans de consensus est possible : méthotrexate ou sulfasalazine ; un anti-TNF avec ou sans méthotrexate ; un bisphosphonate.
advice-with-an-active-vertebral-lesion-the = En cas de lésion vertébrale active, les trois plans de consensus sont possibles (méthotrexate ou sulfasalazine ; un anti-TNF avec ou sans méthotrexate ; un bisphosphonate) quelle que soit la réponse à un AINS ; un bisphosphonate peut être le premier choix.
advice-a-bisphosphonate-must-be-weighed-against = Le médecin qui prescrit un bisphosphonate doit tenir compte d'une grossesse possible.
advice-mri-about-3-months-after-treatment = IRM environ 3 mois après le début ou le changement du traitement ; intensifier en l'absence de réponse.
advice-whole-body-mri-at-6-and-12 = IRM corps entier à 6 et 12 mois, avec une série sagittale du rachis et des vues des mains et des pieds s'ils sont atteints ; un produit de contraste n'est pas nécessaire.
advice-with-vertebral-disease-the-aim-is = En cas d'atteinte vertébrale, le but est la résolution à l'IRM, et pas seulement le soulagement de la douleur.
advice-lesions-without-symptoms-are-followed-by = Les lésions sans symptôme sont suivies par l'imagerie : deux rechutes sur trois ne donnent aucun symptôme.
advice-paediatric-orthopaedics-spine-height-curve-and = Orthopédie pédiatrique, rachis : hauteur, courbure et corset.
advice-paediatric-orthopaedics-limbs-a-lesion-at = Orthopédie pédiatrique, membres : lésion au contact d'un cartilage de croissance ouvert ; longueur des membres à suivre jusqu'à la fin de la croissance.
advice-physiotherapy-with-a-letter-that-names = Kinésithérapie avec une lettre qui nomme les os atteints.
advice-dermatology-or-gastroenterology-for-associated-disease = Dermatologie ou gastro-entérologie pour la maladie associée.
advice-biopsy-is-advised-before-long-term-treatment = Une biopsie est conseillée avant un traitement prolongé sauf distribution typique (clavicule, ou métaphyses des deux côtés) ou en présence de psoriasis, de pustulose ou de maladie intestinale.
advice-bisphosphonates-leave-dense-lines-in-growing = Les bisphosphonates laissent des lignes denses dans les os en croissance sur les radiographies ; elles ne traduisent pas une progression.
advice-a-negative-bone-scan-does-not = Une scintigraphie négative ne prouve pas la résolution d'un foyer : l'IRM a trouvé 98 % des régions symptomatiques, la scintigraphie 74 %.

## Care while CNO is not concluded

care-no-treatment-or-exercise-plan-is = Aucun traitement ni programme d'exercice n'est proposé avant que le diagnostic soit connu.
care-the-author-names-another-disease-than = L'auteur nomme une autre maladie que l'OCNB : son traitement revient à ceux qui traitent cette maladie, et ce programme ne propose pas de plan pour elle.
care-it-must-not-wait-those-who = Cela ne doit pas attendre : ceux qui la traitent doivent voir l'enfant maintenant, si ce n'est déjà fait.
care-no-glucocorticoid-before-leukaemia-and-lymphoma = Pas de glucocorticoïde avant qu'une leucémie et un lymphome ne soient exclus par un examen de la moelle osseuse : il peut les masquer et nuire à leur traitement.
care-no-bisphosphonate-in-hypophosphatasia = Pas de bisphosphonate tant qu'une hypophosphatasie est nommée ou possible : il peut nuire à l'os. S'il a été donné, ceux qui traitent cette maladie doivent le savoir.
care-until-then-avoid-painful-activity-pain = D'ici là : éviter ce qui fait mal, traitement de la douleur par le médecin traitant.
care-before-bending-under-load-jumping-and = Avant flexion en charge, sauts et sports de contact : demander au médecin traitant.
care-early-referral-to-a-centre-that = Adresser rapidement à un centre capable d'exclure une infection et une tumeur maligne.

## The exercise plan

dose-2-to-3-times-a-week = 2 à 3 fois par semaine
dose-light-to-moderate-guided-by-pain = légère à modérée, guidée par la douleur aux os atteints
dose-building-up-to-30-minutes = jusqu'à 30 minutes progressivement
dose-exercise-in-water-cycling-body-weight-strength = exercice dans l'eau, vélo, renforcement au poids du corps à distance des os douloureux
dose-two-to-three-sessions-of-up = deux à trois séances d'une demi-heure au plus par semaine
dose-longer-before-harder-in-small-steps = plus long avant plus intense, par petites étapes ; une étape en arrière si la douleur augmente
dose-2-to-3-times-each-agreed = 2 à 3 fois par semaine, chaque séance convenue avec le médecin traitant
dose-light-free-of-pain-during-exercise = légère, sans douleur pendant l'exercice ni le lendemain
dose-short-at-first-building-up-to = courte au début, jusqu'à 30 minutes progressivement
dose-walking-exercise-in-water-breathing-and = marche, exercice dans l'eau, respiration et posture, tronc droit
dose-as-tolerated-without-pain-recorded-in = selon la tolérance, sans douleur, noté en minutes par semaine
dose-none-without-sign-off-by-the-doctor = aucune sans l'accord du médecin qui connaît les images du rachis
dose-2-to-3-times-besides-everyday = 2 à 3 fois par semaine en plus de l'activité quotidienne
dose-moderate = modérée
dose-30-to-50-minutes = 30 à 50 minutes
dose-endurance-and-strength-of-the-whole = endurance et force de tout le corps, équilibre, un sport que l'enfant aime
dose-two-to-three-sessions-a-week = deux à trois séances par semaine pendant 12 à 24 semaines
dose-harder-in-small-steps-while-the = plus intense par petites étapes tant que les os atteints restent indolores
dose-endurance-strength-of-arms-and-legs = endurance, force des bras et des jambes, équilibre, gainage sans charge
dose-each-step-only-after-sign-off-by = chaque étape seulement après accord du médecin qui connaît les images du rachis
dose-as-other-children-2-to-3 = comme les autres enfants ; 2 à 3 séances guidées par semaine si la force a diminué
dose-moderate-to-vigorous = modérée à soutenue
dose-30-to-50-minutes-for-guided = 30 à 50 minutes pour les séances guidées
dose-all-sport-strength-and-bone-loading-exercise = tous les sports ; renforcement et exercices en charge
dose-as-other-children-of-the-same = comme les autres enfants du même âge
dose-free-back-to-protect-if-a = libre ; retour à la phase de protection si un foyer réapparaît
dose-sport-without-impact-first-jumping-tumbling = d'abord un sport sans impact ; sauts, acrobaties au sol, port de charges et contact seulement après accord
exercise-pain-at-an-affected-bone-an = douleur d'un os atteint, une vertèbre atteinte ou une nouvelle perte de hauteur vertébrale
exercise-everyday-activity-without-pain-rest-is = activité quotidienne sans douleur : le repos n'est pas le but
exercise-level-walking-exercise-in-water-upright = { $bones } : marche sur terrain plat, exercice dans l'eau, posture droite
exercise-bending-under-load-lifting-jumping-tumbling = { $bones } : flexion en charge, port de charges, sauts, acrobaties au sol, contact
exercise-walking-without-a-limp-exercise-in = { $bones } : marche sans boiterie, exercice dans l'eau, vélo à faible résistance
exercise-running-jumping-change-of-direction = { $bones } : course, sauts, changements de direction
exercise-walking-with-short-strides-exercise-in = { $bones } : marche à petits pas, exercice dans l'eau
exercise-running-kicking-jumping = { $bones } : course, frappes du pied, sauts
exercise-exercise-of-legs-and-trunk-unloaded = { $bones } : exercice des jambes et du tronc, mouvements des bras sans charge, sous la hauteur des épaules
exercise-hanging-push-ups-throwing-contact = { $bones } : suspension, pompes, lancers, contact
exercise-heading-and-contact = { $bones } : jeu de tête et contact
exercise-in-the-brace-unless-the-doctor = avec le corset, sauf avis contraire du médecin qui l'a prescrit
exercise-new-back-pain-pain-at-night = douleur dorsale nouvelle, douleur nocturne, fièvre, faiblesse ou engourdissement : arrêter et appeler le médecin
exercise-growth-plate-at-risk-new-limp = cartilage de croissance menacé : boiterie nouvelle ou inégalité croissante des membres, arrêter
exercise-no-pain-at-rest-at-night = pas de douleur au repos, la nuit ou le lendemain de l'exercice
exercise-walks-without-a-limp = marche sans boiterie
exercise-spine-doctor-s-sign-off-after-imaging-without = rachis : accord du médecin après une imagerie sans nouvelle perte de hauteur
exercise-growth-plate-leg-lengths-and-axes = cartilage de croissance : longueurs et axes des membres contrôlés, pas d'inégalité croissante
exercise-brace-agreed-with-the-doctor-who = corset : modalités d'entraînement convenues avec le médecin prescripteur
exercise-trunk-stability-with-a-straight-back = { $bones } : gainage, dos droit, sans charge
exercise-jumping-tumbling-heavy-lifting-contact = { $bones } : sauts, acrobaties au sol, port de charges lourdes, contact
exercise-body-weight-squats-and-steps-cycling-then = { $bones } : flexions de jambes et montées de marche au poids du corps, vélo, puis course en ligne droite
exercise-jumping-sudden-change-of-direction = { $bones } : sauts, changement brusque de direction
exercise-hip-and-trunk-strength-cycling-then = { $bones } : renforcement des hanches et du tronc, vélo, puis course en ligne droite
exercise-sprinting-kicking-jumping = { $bones } : sprint, frappes du pied, sauts
exercise-arm-strength-with-light-load-swimming = { $bones } : renforcement des bras avec charge légère, natation
exercise-hanging-throwing-contact = { $bones } : suspension, lancers, contact
exercise-pain-lasts-to-the-next-day = la douleur persiste le lendemain, ou un foyer est nouveau ou aggravé à l'imagerie
exercise-new-limp = boiterie nouvelle
exercise-spine-new-back-pain-or-new = rachis : douleur dorsale nouvelle ou nouvelle perte de hauteur, immédiatement
exercise-foci-improved-or-unchanged-on-the = foyers améliorés ou inchangés à la dernière imagerie, aucun nouveau
exercise-strength-and-range-of-movement-as = force et amplitude comme de l'autre côté
exercise-spine-no-active-vertebra-on-mri = rachis : pas de vertèbre active à l'IRM et hauteurs stables, ou accord du médecin
exercise-cervical-vertebra-a-radiograph-before-contact = vertèbre cervicale : une radiographie avant un sport de contact
exercise-growth-plate-no-new-deformity-or = cartilage de croissance : ni déformation ni inégalité nouvelle des membres
exercise-brace-the-doctor-who-ordered-it = corset : le médecin prescripteur a décidé du sport sans corset
exercise-sport-is-encouraged-children-with-cno = le sport est encouragé : les enfants atteints d'OCNB sont aussi actifs que les autres
exercise-impact-and-contact-last-one-at = { $bones } : impact et contact en dernier, l'un après l'autre
exercise-running-then-jumping-then-change-of = { $bones } : course, puis sauts, puis changements de direction
exercise-sprinting-kicking-and-jumping-step-by = { $bones } : sprint, frappes du pied et sauts, pas à pas
exercise-climbing-throwing-and-contact-step-by = { $bones } : escalade, lancers et contact, pas à pas
exercise-spine-tumbling-lifting-and-contact-without = rachis : acrobaties au sol, port de charges et contact sans accord
exercise-a-focus-returns-or-pain-lasts = un foyer réapparaît ou la douleur persiste le lendemain
limit-before-bending-under-load-jumping-or = Avant flexion en charge, sauts ou sports de contact : demander au médecin traitant.
limit-cervical-vertebra-affected-a-radiograph-before = Vertèbre cervicale atteinte : une radiographie avant un sport de contact.
limit-the-brace-stays-on-during-exercise = Le corset reste en place pendant l'exercice sauf avis contraire du médecin qui l'a prescrit.
limit-a-lesion-lies-at-an-open = Une lésion touche un cartilage de croissance ouvert : arrêter en cas de boiterie nouvelle ou d'inégalité croissante des membres, jusqu'à l'avis d'un médecin.
limit-stop-and-call-the-doctor-for = Arrêter et appeler le médecin en cas de douleur dorsale nouvelle, douleur nocturne, fièvre, faiblesse ou engourdissement, ou douleur persistant le lendemain.

## What it is

told-certainty = { $certainty ->
    [proven] prouvé
    [stated] posé
    [suspected] soupçonné
    [considered] envisagé
   *[excluded] exclu
} dans le dossier
conclusion-nothing-known = rien n'est connu sur quoi fonder un diagnostic.
conclusion-told = { $how ->
    [proven] prouvé selon le compte rendu ou le dossier
   *[stated] posé dans le compte rendu ou le dossier
}, il prime sur l'aspect en imagerie.
conclusion-shown = aucun diagnostic n'est nommé dans le compte rendu ou le dossier ; ce qui a été trouvé dans le sang, le tissu ou une culture l'évoque et prime sur l'aspect en imagerie. Un médecin doit le confirmer.
conclusion-too-little = aucun diagnostic n'est proposé : on en sait trop peu ; { $reasons }.
conclusion-open = aucun diagnostic n'est proposé ; restent ouverts : { $open } ; { $reasons }.
conclusion-clear = l'aspect en imagerie est typique, infection et tumeur maligne sont exclues, aucun élément ne s'oppose fortement à une OCNB, aucun autre diagnostic n'est proche.
conclusion-close = l'aspect en imagerie est typique, infection et tumeur maligne sont exclues, aucun élément ne s'oppose fortement à une OCNB ; { $second } reste une alternative proche et non exclue.
open-finding-against = un élément s'oppose fortement à une OCNB
open-red-flag = un signal d'alerte n'a pas été levé par une biopsie
open-distribution = la distribution n'est pas typique d'une OCNB
open-infection = une infection n'a pas été exclue
open-malignancy = une tumeur maligne n'a pas été exclue
open-not-first = l'OCNB n'est pas le premier diagnostic
verdict-excluded = non rempli : une exclusion est remplie
verdict-not-met = non rempli : moins de { $least }
verdict-met = rempli : { $least } ou plus
limit-no-pain = L'exercice ne doit causer aucune douleur aux os atteints : { $bones }.

## The report: titles

title-red-flags = Signaux d'alerte
title-impression = Conclusion
title-change = Évolution
title-spine = Rachis
title-legs = Membres inférieurs
title-plates = Cartilages de croissance
title-radiation = Irradiation
title-treatment = Options de traitement (sans dose ; le choix revient au médecin)
title-follow-up = Suivi et avis spécialisés
title-cautions = Précautions
title-care-beside = Prise en charge en parallèle de la maladie nommée
title-care-until = Prise en charge en attendant le diagnostic
title-exercise = Programme d'exercice (FITT-VP)
title-examinations = Examens
title-told = Constatations des comptes rendus
title-findings-of = Constatations du { $day }
title-normal = Hypersignaux considérés comme normaux
title-course = Évolution de chaque foyer
title-not-covered = Ce qui n'a pas été exploré
title-files = Ce qui n'a pas été lu
title-spine-all = Rachis, toutes les mesures
title-leg-lengths = Longueur des membres inférieurs
title-plates-all = Cartilages de croissance, tous les examens
title-scans = Scintigraphies osseuses
title-radiographs = Radiographies
title-candidates = À vérifier
title-scores = Scores
title-exposures = Irradiation, chaque exposition
title-record = Dossier clinique
title-differential = Diagnostic différentiel
title-criteria = Critères publiés
title-letter = Lettre au kinésithérapeute
title-family = Pour la famille

## Techniques, statuses, how sure

technique-wbmri = IRM corps entier
technique-mri = IRM
technique-bone_scan = Scintigraphie osseuse
technique-biplanar = Radiographies debout
technique-radiograph = Radiographie
technique-text = Compte rendu
status-baseline = premier constat
status-new = nouveau
status-improved = amélioré
status-stable = stable
status-worse = aggravé
status-resolved = résolu
status-recurrent = récidivant
status-not_covered = non exploré
status-indeterminate = indéterminé
exam-dated = { $technique } du { $day }
exam-told = { $technique } ({ $day })
exam-undated = { $technique } de date inconnue
sure-unknown = inconnue
sure-above = supérieure à 99 %
sure-percent = { $percent } %
confidence = confiance { $sure }
with-error = { $value } ± { $error }
number = { $value }
as-written = { $text }
range = { $low } à { $high }
reader-decided = { $decision ->
    [proposed] proposé
    [confirmed] confirmé
    [rejected] rejeté
   *[physiological] jugé physiologique
}

## The first page

not-understood = Non compris, à lire : « { $words } »
sign-off-spine = Atteinte vertébrale active ou tassement : l'exercice ne progresse qu'avec l'accord d'un médecin.
no-red-flag = Aucun signal d'alerte dans ce qui est connu.
no-active-lesion = Ces examens ne montrent aucune lésion active.
shows-one = { $exam } : 1 lésion active : { $place }.
shows-lesions = { $exam } : { $count ->
    [0] aucune lésion active
   *[other] { $count } lésions actives
}{ $metaphyseal ->
    [0] { "" }
    [one] , dont { $metaphyseal } métaphysaire
   *[other] , dont { $metaphyseal } métaphysaires
}{ $vertebral ->
    [0] { "" }
   *[other] , { $vertebral } au rachis ({ $levels })
}.
baseline-alone = Ceci est le bilan initial : il n'y a pas d'examen antérieur pour comparer.
compared-dated = Par rapport au { $day } : { $changes }.
compared-told = Par rapport à l'examen antérieur ({ $day }) : { $changes }.
compared-of-these = Parmi elles : { $changes }.
changed-new = { $count } { $count ->
    [one] nouvelle
   *[other] nouvelles
}{ $sites }
changed-recurrent = { $count } { $count ->
    [one] récidivante
   *[other] récidivantes
}{ $sites }
changed-worse = { $count } { $count ->
    [one] aggravée
   *[other] aggravées
}{ $sites }
changed-improved = { $count } { $count ->
    [one] améliorée
   *[other] améliorées
}
changed-resolved = { $count } { $count ->
    [one] résolue
   *[other] résolues
}
changed-stable = { $count } { $count ->
    [one] inchangée
   *[other] inchangées
}
changed-not_covered = { $count } non { $count ->
    [one] explorée
   *[other] explorées
}
changed-sites = { " " }({ $sites })
impression-spine = { $parts }.
impression-height = la hauteur de { $level } est inférieure de { $loss } % à celle attendue{ $since }
impression-height-since = , { $change ->
    [unchanged] inchangée
    [lower] diminuée
   *[recovered] partiellement récupérée
} depuis l'examen du { $day }
impression-curve = angle de Cobb { $angle } degrés{ $change ->
    [changed] , modifié
    [unchanged] , inchangé dans la limite de l'erreur de mesure
   *[none] { "" }
}
impression-scan = La scintigraphie { $dated ->
    [yes] du { $day }
   *[no] ({ $day })
} montre une hyperfixation de { $hot } { $hot ->
    [one] foyer
   *[other] foyers
} sur { $all }{ $alone ->
    [0] { "" }
    [one] , dont { $alone } visible à la seule scintigraphie
   *[other] , dont { $alone } visibles à la seule scintigraphie
}{ $others ->
    [0] { "" }
   *[other] {" "}; les autres peuvent rester actifs
}.
impression-films = { $exam } : { $films }.
impression-film = { $place }, { $look }{ $before }
impression-film-before = , auparavant { $look }
impression-plates = Cartilages de croissance à risque élevé : { $plates }.
diagnosis-likely = Diagnostic le plus probable : { $diagnosis } ; { $sure }
diagnosis-told = Diagnostic rapporté : { $diagnosis } ; { $sure }
diagnosis-none = Aucun diagnostic n'est proposé.
diagnosis-decide = Pour trancher : { $named }.
change-list = { $status ->
    [new] Nouveau
    [recurrent] Récidivant
    [worse] Aggravé
    [improved] Amélioré
    [resolved] Résolu
    [stable] Inchangé
   *[baseline] Vu pour la première fois
} : { $foci }.

## Evidence of examinations and findings

gap-not_covered = { $exam }, non exploré : { $foci }.
gap-indeterminate = { $exam }, non évalué : { $foci }.
exam-measured = { $exam } : mesuré.
exam-written = { $exam } : d'après un compte rendu écrit.
exam-listed = { $exam } : répertorié, non mesuré.
exam-series = { $exam } : { $sequence } en { $stations } { $stations ->
    [one] station
   *[other] stations
}{ $voxels }.
exam-voxels = , voxels de { $x } x { $y } x { $z } mm
no-lesion = Aucune lésion dans les os explorés.
finding = { $place } : { $parts }.{ $flag }{ $by }
bright-marrow = moelle en hypersignal
volume-ml = { $volume } mL
long-mm = { $length } mm de long
signal-muscle = signal de { $ratio } fois le muscle
signal-t1 = { $ratio } fois en T1
signal-diffusion = { $ratio } fois en diffusion
plate-crossing = traversant le cartilage de croissance
plate-gap = centre à { $gap } mm du cartilage de croissance le plus proche
with-oedema = avec œdème des parties molles adjacentes
plate-contact = au contact du cartilage de croissance { $plate ->
    [distal] distal
   *[proximal] proximal
} sur { $area } cm²{ $share }
plate-contact-share = { " " }({ $share } % de celui-ci)
with-expansion = avec expansion osseuse
finding-abscess = { " " }Signal d'alerte : centre aussi brillant que du liquide ; abcès à exclure.
finding-proposed = { " " }Proposé par le programme (confiance { $sure }).
finding-read = { " " }{ $decision ->
    [proposed] Proposé
    [confirmed] Confirmé
    [rejected] Rejeté
   *[physiological] Jugé physiologique
} par un lecteur.
finding-placed = { " " }Placé par un lecteur.
normal-place = { $day }, { $place } : { $how ->
    [told] rapporté
   *[seen] moelle en hypersignal
}{ $volume }, considéré comme normal : { $pattern }.
normal-volume = , { $volume } mL
normal-told = physiologique, selon le texte
normal-foot = des foyers en hypersignal se voient dans les pieds de 59 % des enfants sains de moins de 16 ans (calcanéus 54, talus 35, naviculaire 35 %), le plus souvent des deux côtés ({ $source })
normal-limb = 58,7 % des enfants sains de 5 à 19 ans ont des zones en hypersignal dans les membres, surtout aux mains, à l'humérus proximal, aux pieds et aux genoux ({ $source })
normal-closing-plate = autour du centre d'un cartilage du genou en cours de fermeture, une moelle en hypersignal de 2 à 27 mm se voit de 11 à 15 ans et ne demande pas de suivi ({ $source })
normal-pelvis = 29,6 % des enfants sains de 5 à 19 ans ont des zones en hypersignal dans le squelette axial, 72 % des principales dans le bassin ({ $source })
course = { $focus }, { $place }. { $said }
course-technique = { $technique } : { $steps }. { $reason }
course-step = { $status } ({ $day })
course-first = { $technique } : { $steps }.
course-silent = Non évaluable par : { $techniques }.
no-focus = Aucun foyer trouvé.
score = { $day }, { $name } : { $value }{ $parts }.{ $missing }{ $source }
score-unknown = inconnu
score-parts = { " " }({ $parts })
score-part = { $name } { $points }
score-missing = { " " }Non mesuré, non compté : { $items }.
score-source = { " " }{ $status ->
    [disabled] Désactivé
   *[provisional] Provisoire
} : { $source }.
score-source-index = À la manière du RAI-CROMRIS (Capponi et al., Pediatr Rheumatol 2021;19:123, doi:10.1186/s12969-021-00620-3) : ses items, 0 à 7 points par unité osseuse et la somme de toutes les unités ont été vérifiés dans le résumé ; la répartition des points d'une unité ne l'a pas été
score-source-cdas = Reiser 2025, ACR Open Rheumatol, doi:10.1002/acr2.70061 ; la façon de sommer les items n'est pas vérifiée
score-source-pedcno = Beck 2010, doi:10.1186/ar2992 ; la règle de réponse n'est pas vérifiée
files-row = { $fate ->
    [unreadable] Illisible
    [damaged] Endommagé
    [set-aside] Écarté
    [copy] Copie
    [other] Autre
   *[used] Utilisé
} ({ $count }) : { $reason }.
candidate = { $day }, { $place } : { $shown } (confiance { $sure }).
candidate-uptake = { $ratio } ± { $error } fois la fixation de référence ({ $against }), là où l'IRM ne montre pas de lésion
candidate-hot = fixation augmentée là où l'IRM ne montre pas de lésion
candidate-signal = signal { $ratio } fois celui du muscle sur { $volume } mL à l'IRM, trop incertain pour une lésion
candidates-none-counted = Aucun de ces endroits n'est compté comme foyer avant qu'un lecteur ne le confirme.

## Legs, spine, growth plates

leg-longer = { $exam } : le membre { $side ->
    [left] gauche
   *[right] droit
} est plus long de { $difference } ± { $error } mm{ $before }.
leg-before = {" "}; le { $day }, le membre { $side ->
    [left] gauche
   *[right] droit
} de { $difference } ± { $error } mm
leg-meaning = Différence { $meaning }.
legs-below = de moins de 10 mm, fréquente et le plus souvent sans symptôme
legs-ten = de 10 mm ou plus
legs-above = de plus de 20 mm, qui modifie la charge ; un avis est conseillé si plus de 20 mm sont prévus à maturité
leg-lengths = { $day } ({ $where }) : { $lengths }, ± { $error } mm chacun.
leg-length = { $bone } { $length } mm
where-biplanar = radiographies debout
where-mri = IRM, moins exacte
plates-alert = Risque de fermeture précoce et de croissance inégale : { $advice }.
plate-name = { $bone }, cartilage de croissance { $plate ->
    [distal] distal
   *[proximal] proximal
}
plate-summary = { $name } : alerte { $risk }{ $contact }{ $growth }.
risk-high = élevée
risk-raised = accrue
risk-low = faible
risk-none = aucune
plate-summary-contact = , { $share } % du cartilage au contact : { $foci }
plate-summary-growth = {" "}; croissance restante { $low } à { $high } mm
plate-evidence = { $day }, { $name } : alerte { $risk }. { $reason }{ $growth }
plate-evidence-growth = { " " }Croissance encore attendue à cet endroit : { $low } à { $high } mm ({ $source }).
spine-measured = { $exam } : { $count } vertèbres mesurées, { $first } à { $last }{ $low ->
    [no] {" "}; aucune n'est plus basse que ne le laissent attendre ses voisines
   *[yes] { "" }
}.
spine-heights = { $day } ({ $where }) : hauteurs de { $count } vertèbres, { $first } à { $last }{ $low ->
    [no] {" "}; aucune n'est plus basse que ne le laissent attendre ses voisines
   *[yes] { "" }
}.
spine-children-differ = Les limites de Genant ont été faites pour l'adulte ; des enfants sains peuvent avoir des vertèbres cunéiformes.
vertebra-low = { $level } : { $loss }.
vertebra-row = { $day }, { $level } : { $heights }{ $loss }.
vertebra-heights = hauteur antérieure / moyenne / postérieure { $anterior } / { $middle } / { $posterior } mm (± { $error }),{ " " }
vertebra-told = { $day }, { $level } : { $loss } % de sa hauteur perdus, tel que rapporté.
loss-parts = { $below }{ $since }
loss-below = hauteur { $lowest ->
    [anterior] antérieure
    [middle] moyenne
   *[posterior] postérieure
} inférieure de { $loss } ± { $error } % à celle attendue, grade { $grade } de Genant
loss-since = {" "}; depuis le { $day }, { $share } ± { $error } % de la hauteur { $change ->
    [lost] perdus
   *[regained] récupérés
}, croissance déduite
curve-told = { $day } : angle de Cobb { $angle } degrés{ $ends }{ $convex ->
    [left] , convexe à gauche
    [right] , convexe à droite
   *[none] { "" }
}, tel que rapporté.
curve-ends = , vertèbres limites { $upper } et { $lower }
curve = { $day } : angle de Cobb { $angle } ± { $error } degrés de { $upper } à { $lower }, sommet { $apex }, convexe à { $convex ->
    [left] gauche
   *[right] droite
}{ $since }.
curve-since = {" "}; aux vertèbres limites du { $day }, une différence de { $difference } degrés, { $changed ->
    [yes] modifié
   *[no] inchangé dans la limite de l'erreur de mesure
}
kyphosis = { $day } : cyphose { $upper } à { $lower } { $angle } ± { $error } degrés.

## Scans, radiographs, radiation

scan-no-uptake = { $day } : pas d'hyperfixation nette ; cela n'exclut pas des foyers actifs.
scan-uneven = { $day }, régions fixant plus que l'autre côté (erreur de comptage seule) : { $regions }.
scan-region = { $unit } { $ratio } ± { $error }
scan-hot-read = { $day }, { $place } : hyperfixation, { $decision } par un lecteur.
scan-hot = { $day }, { $place } : { $ratio } ± { $error } fois la fixation de référence ({ $against }), proposé par le programme (confiance { $sure }).
scan-hot-judged = { $day }, { $place } : { $ratio } ± { $error } fois la fixation de référence ({ $against }), { $decision } par un lecteur.
film = { $day }, { $place } : { $look }{ $measured }{ $periosteal ->
    [yes] , avec réaction périostée
   *[no] { "" }
}{ $breach ->
    [yes] . Signal d'alerte : possible rupture corticale
   *[no] { "" }
}.
film-relative = { " " }(densité { $density } et largeur { $width } par rapport à l'os adjacent ; mesuré, à titre indicatif)
dose-sum = Dose efficace { $total } mSv ({ $low } à { $high }) pour { $known } des { $all } expositions ; inconnue pour les autres. C'est une moyenne pour des enfants de cet âge, non la dose propre de cet enfant.
dose-unknown = { $all } expositions, dose efficace inconnue.
dose-otherwise = Avec une { $protocol } { $visits ->
    [one] à cette seule visite
   *[other] à chacune des { $visits } visites
}, elle aurait été d'environ { $dose } mSv ({ $source }).
dose-protocol = IRM corps entier et un EOS micro-dose
dose-protocol-source = prépublication, Research Square rs-6315925, 25 patients
exposure = { $day }, { $what } : { $quantity } { $value }{ $written } ; { $effective }.
exposure-unread = inconnu
exposure-value = { $value } { $unit }
exposure-written = { " " }(écrit « { $text } »)
exposure-unknown = dose efficace inconnue
exposure-effective = dose efficace { $dose } mSv ({ $low } à { $high }), { $method }
exposure-undated = Date inconnue
exposure-unstated = région non précisée
dose-method-tc-99m-phosphonate-icrp-80 = phosphonate Tc-99m, CIPR 80 (Publication 80 de la CIPR, dérivé de la table de Treves et Fahey (JNM) ; valeur adulte SNMMI)
dose-method-whole-spine-radiograph-frontal = radiographie du rachis entier, de face (Ernst 2018 (Eur Spine J) : 47,0 µGy·m² pour 0,13 mSv et 85,3 µGy·m² pour 0,24 mSv vers 13 ans ; les méthodes diffèrent de plus que le facteur deux donné comme intervalle)

## Differential, criteria, plan

differential = { $diagnosis }{ $for }{ $against }.
differential-for = {" "}; pour : { $facts }
differential-against = {" "}; contre : { $facts }
differential-nothing = {" "}; rien de connu pour ou contre
would-change = L'un de ces éléments changerait le diagnostic : { $named }.
not-known = Non connu : { $named }.
criteria-row = { $name }. Remplis : { $met }{ $excluded }{ $missing }. { $scored }.
criteria-none-met = aucun
criteria-excluded = . Critère d'exclusion présent : { $items }
criteria-missing = . Non renseigné : { $items }
criteria-points = { $points } points, { $verdict }
criteria-no-verdict = pas de verdict
criteria-not-scored = { $why ->
    [weights-not-loaded] Non calculé : la pondération publiée n'est pas installée
    [disabled] Non calculé : les points publiés n'ont pas été vérifiés
    [provisional] Non calculé : provisoire
   *[other] Non calculé
}
phase-protect = protéger
phase-rebuild = reconstruire
phase-return-to-sport = retour au sport
row-frequency = Fréquence
row-intensity = Intensité
row-time = Durée
row-type = Type
row-volume = Volume
row-progression = Progression
row-allowed = Permis
row-avoid = Éviter
row-enter = Débuter si
row-back = Revenir en arrière si
exercise-line = { $phase } : { $row ->
    [frequency] fréquence
    [intensity] intensité
    [time] durée
    [type] type
    [volume] volume
    [progression] progression
    [allowed] permis
    [avoid] éviter
    [enter] entrer si
   *[back] reculer si
} : { $line }.

## What was told, and the record

told-finding = { $technique } ({ $day }), { $place } : { $parts }{ $uncertain ->
    [yes] , incertain
   *[no] { "" }
}.
told-affected = atteint
told-soft-tissue = œdème des parties molles
told-periosteal = réaction périostée
told-height = perte de hauteur
told-expansion = expansion
told-abscess = abcès
told-mass = masse
told-destruction = destruction corticale
told-infiltration = infiltration diffuse de la moelle
told-no-abscess = pas d'abcès
told-no-mass = pas de masse
told-size = { $size } mm
denied = { $what } : non
record-child = { $facts }.
age-years = âge { $age } ans
age-months = âge { $age } mois
child-girl = fille
child-boy = garçon
child-woman = femme
child-man = homme
record-symptom = { $place }{ $symptom }{ $date }{ $past ->
    [yes] , dans les antécédents
   *[no] { "" }
}.
record-place = { $place } :{ " " }
record-date = , { $date }
record-entry = { $what }.
record-family = Famille, { $relation } : { $condition }.
record-value = { $name } : { $result }{ $standard }.
record-laboratory = Biologie
record-amount = { $value } { $unit }
record-count = { $value }
record-standard = { " " }({ $value } { $unit })
record-no-result = rapporté sans résultat
record-biopsy = Biopsie{ $site } : { $result }.
record-biopsy-site = {" "}({ $site })
record-culture = Culture : { $result }.
record-treatment = Traitement : { $name }{ $for }{ $status ->
    [planned] , prévu
    [stopped] , arrêté
    [declined] , refusé
    [allergy] , non donné en raison d'une allergie
    [avoided] , ne doit pas être donné, selon le texte
   *[given] { "" }
}.
record-for = { " " }({ $site })
record-diagnosis = Diagnostic { $certainty ->
    [proven] prouvé
    [stated] posé
    [suspected] soupçonné
    [considered] envisagé
   *[excluded] exclu
} dans le dossier : { $name }.

## Letter and family

letter-thanks = Merci de prendre en charge cet enfant ; le diagnostic le plus probable est : { $diagnosis }.
letter-affected = Actuellement atteints : { $places }.
letter-spine = Le rachis est atteint : merci de ne commencer qu'avec ce que le médecin traitant a approuvé et de ne pas progresser sans nouvel accord.
letter-table = Le tableau ci-dessous donne le programme en trois phases ; merci de noter ce qui a été fait.
family-page = Cette page explique en mots simples ce que montrent les images ; elle ne remplace pas un entretien avec votre médecin.
family-status = { $status ->
    [new] Nouveau
    [worse] Plus actif qu'avant
    [recurrent] De nouveau actif
    [improved] Mieux qu'avant
    [stable] Comme avant
    [resolved] Disparu
   *[baseline] Vu pour la première fois
} : { $places }.
family-vertebra = vertèbre { $level }
family-silent = Certains de ces endroits ne font pas mal ; c'est pourquoi des images sont nécessaires même quand votre enfant va bien.
family-back = Le dos est l'un de ces endroits : merci de demander au médecin avant de sauter, de porter lourd ou de faire un sport de contact.
family-moving = Bouger est bon pour votre enfant tant que ces endroits ne font pas mal ; le programme d'exercice dit combien.
family-call = Appelez le médecin en cas de fièvre, de douleur nocturne, de nouvelle douleur du dos, de faiblesse ou d'engourdissement, ou de boiterie qui ne passe pas.

## Bones and their parts: names, with their gender

bone-foot = pied
    .gender = masculine
bone-ankle = cheville
    .gender = feminine
bone-lower-leg = jambe
    .gender = feminine
bone-knee = genou
    .gender = masculine
bone-thigh = cuisse
    .gender = feminine
bone-hip = hanche
    .gender = feminine
bone-leg = membre inférieur
    .gender = masculine
bone-pelvis = bassin
    .gender = masculine
bone-back = dos
    .gender = masculine
bone-chest = thorax
    .gender = masculine
bone-shoulder = épaule
    .gender = feminine
bone-arm = bras
    .gender = masculine
bone-hand = main
    .gender = feminine
bone-head = tête
    .gender = feminine
bone-collarbone = clavicule
    .gender = feminine
bone-shoulder-blade = omoplate
    .gender = feminine
bone-breastbone = sternum
    .gender = masculine
bone-lower-jaw = mâchoire inférieure
    .gender = feminine
bone-thigh-bone = os de la cuisse
    .gender = masculine
bone-shin-bone = tibia
    .gender = masculine
bone-midfoot-bone = os du métatarse
    .gender = masculine
bone-midhand-bone = os du métacarpe
    .gender = masculine
bone-kneecap = rotule
    .gender = feminine
bone-heel-bone = os du talon
    .gender = masculine
bone-skull = crâne
    .gender = masculine
bone-mandible = mandibule
    .gender = feminine
bone-sacrum = sacrum
    .gender = masculine
bone-coccyx = coccyx
    .gender = masculine
bone-sternum = sternum
    .gender = masculine
bone-clavicle = clavicule
    .gender = feminine
bone-scapula = scapula
    .gender = feminine
bone-rib = côte
    .gender = feminine
bone-humerus = humérus
    .gender = masculine
bone-radius = radius
    .gender = masculine
bone-ulna = ulna
    .gender = masculine
bone-carpus = carpe
    .gender = masculine
bone-metacarpal = métacarpien
    .gender = masculine
bone-hand-phalanges = phalanges de la main
    .gender = feminine-plural
bone-ilium = ilium
    .gender = masculine
bone-ischium = ischium
    .gender = masculine
bone-pubis = pubis
    .gender = masculine
bone-femur = fémur
    .gender = masculine
bone-patella = patella
    .gender = feminine
bone-tibia = tibia
    .gender = masculine
bone-fibula = fibula
    .gender = feminine
bone-talus = talus
    .gender = masculine
bone-calcaneus = calcanéus
    .gender = masculine
bone-navicular = os naviculaire
    .gender = masculine
bone-cuboid = os cuboïde
    .gender = masculine
bone-cuneiforms = os cunéiformes
    .gender = plural
bone-metatarsal = métatarsien
    .gender = masculine
bone-foot-phalanges = phalanges du pied
    .gender = feminine-plural
bone-vertebra = vertèbre
    .gender = masculine

zone-proximal-epiphysis = épiphyse proximale
zone-proximal-metaphysis = métaphyse proximale
zone-diaphysis = diaphyse
zone-distal-metaphysis = métaphyse distale
zone-distal-epiphysis = épiphyse distale
zone-apophysis = apophyse
zone-vertebral-body = corps vertébral
zone-posterior-elements = arc postérieur
zone-medial = tiers médial
zone-middle = tiers moyen
zone-lateral = tiers latéral
zone-anterior = arc antérieur
zone-posterior = arc postérieur
zone-shaft = diaphyse
zone-proximal = partie proximale
zone-distal = partie distale

## Fixed words of pages and charts

page-pain = Douleur
page-first-seen = Première vue
page-last-seen = Dernière vue
page-before = Avant
page-now = Actuellement
page-current-phase = phase actuelle
page-because-of-this-child-s = en raison des constatations chez cet enfant
page-change-in-pictures = L'évolution en images
page-appendix-evidence = Annexe : données détaillées
page-foci-in-every-examination = Foyers à chaque examen
page-what-the-numbered-sentences-rest = Sur quoi reposent les phrases numérotées
page-sources = Sources
page-symbols = Symboles
page-every-step-needs-a-doctor = Chaque étape demande l'accord d'un médecin.
page-spine-legs-growth-plates-plan = Rachis, membres, cartilages de croissance, programme
page-the-numbers-are-those-of = Les chiffres sont ceux d'un essai dans l'arthrite juvénile ; ce qui est permis selon le siège est une règle de ce programme.
page-painful = douloureux
page-silent = indolore
page-not-told = non précisé
page-gone = disparu
page-seen-change-not-judged = vu, évolution non jugée
page-muscle = muscle
page-earlier-examinations = Examens antérieurs
page-in-the-text = dans le texte
page-codes = codes
page-basis = fondement
page-rule-of-this-program = règle de ce programme
page-clinical-record = dossier clinique
page-image-header = en-tête d'image
page-all-examinations = tous les examens
page-methods = Méthodes
page-software = Logiciel
page-described-with-measured-accuracy-in = décrites, avec l'exactitude mesurée, dans la documentation
page-follow-up-of-multifocal-bone = Suivi de lésions osseuses multifocales
page-baseline-of-multifocal-bone-lesions = Bilan initial de lésions osseuses multifocales
page-research-use-not-a-medical = Réservé à la recherche, n'est pas un dispositif médical. Le programme propose ; un médecin lit les images et décide.
page-volumes-carry-one-standard-deviation = volumes à un écart type près ; la droite du patient est à gauche de chaque image
page-side-by-side = Côte à côte
page-coronal-maximum-of-stir = maximum coronal du STIR
page-foci = Foyers
page-site = Siège
page-volume-over-time = Volume au cours du temps
page-what-was-compared = Ce qui a été comparé
page-there-is-no-focus-to = Il n'y a pas de foyer à suivre dans ces examens.
page-remarks-on-the-data = Remarques sur les données
page-where-this-comes-from = Provenance
page-the-text-that-was-read = Le texte lu
page-foci-by-status = Foyers selon leur évolution
page-height-of-vertebrae = Hauteur des vertèbres
page-of-the-expected-height-missing = de la hauteur attendue manquent, avec l'erreur
page-hollow-told-without-an-error = creux : rapporté sans erreur
page-examinations-treatments-and-symptoms-over = Examens, traitements et symptômes au cours du temps
page-dashed-beginning-or-end-not = Tirets : début ou fin non précisés.
page-body-map = Schéma corporel
page-biopsy = Biopsie
page-set-aside-by-a-reader = Écarté par un lecteur
page-none = Aucune.
page-dotted-speaks-of-a-bone = En pointillé : parle d'un os et n'a pas été compris.
page-the-place-before-aligned = l'endroit auparavant, aligné
page-the-same-place-now = le même endroit maintenant
page-what-has-changed-orange-is = ce qui a changé : orange plus clair, bleu plus sombre
page-coronal-slice-through-the-focus = coupe coronale par le foyer
page-picture-before = avant
page-picture-now = maintenant
page-picture-change = différence
page-patient = Patient
page-without-id = sans identifiant
page-sex = { $sex ->
    [F] sexe féminin
    [M] sexe masculin
   *[other] sexe { $sex }
}
page-born = naissance
caption-frontal = vue de face
caption-lateral = vue de profil
caption-spine-frontal = rachis, vue de face, plateaux vertébraux mesurés
caption-spine-lateral = rachis, vue de profil, plateaux vertébraux mesurés
caption-anterior = vue antérieure
caption-posterior = vue postérieure (en miroir)
provenance-series = { $exam } : séries
provenance-muscle = { $exam } : muscle
provenance-signal = signal { $signal } ± { $error }, { $place }
provenance-frame = { $exam } : cadre de référence
provenance-read = lu

## Vocabulary; a word that is not here stays as its source has it

# symptoms and signs

word-pain = douleur
    .denied = pas de douleur
word-swelling = tuméfaction
    .denied = pas de gonflement
word-limp = boiterie
    .denied = pas de boiterie
word-stiffness = raideur
    .denied = pas de raideur
word-warmth = chaleur
    .denied = pas de chaleur
word-reduced-movement = mouvement limité
    .denied = pas de limitation du mouvement
word-weight-loss = perte de poids
    .denied = pas de perte de poids
word-night-sweats = sueurs nocturnes
    .denied = pas de sueurs nocturnes
word-malaise = malaise
    .denied = pas de malaise
word-night-pain = douleur nocturne
    .denied = pas de douleur nocturne
word-pain-and-swelling = douleur et tuméfaction
word-pain-for-several-months = douleur pendant plusieurs mois
word-gone-by-itself = disparue d'elle-même
word-fever = fièvre
    .denied = pas de fièvre
word-palmoplantar-pustulosis = pustulose palmoplantaire
    .denied = pas de pustulose palmoplantaire
word-psoriasis = psoriasis
    .denied = pas de psoriasis
word-acne = acné
    .denied = pas d'acné
word-crohn-disease = maladie de Crohn
    .denied = pas de maladie de Crohn
word-ulcerative-colitis = rectocolite hémorragique
    .denied = pas de rectocolite hémorragique
word-inflammatory-bowel-disease = maladie inflammatoire de l'intestin
    .denied = pas de maladie inflammatoire de l'intestin
word-bowel-symptoms = symptômes digestifs
    .denied = pas de symptômes digestifs
word-arthritis = arthrite
    .denied = pas d'arthrite
word-spondyloarthritis = spondyloarthrite
    .denied = pas de spondyloarthrite
word-uveitis = uvéite
    .denied = pas d'uvéite
word-autoimmune-disease = maladie auto-immune
    .denied = pas de maladie auto-immune
word-sickle-cell-disease = drépanocytose
    .denied = pas de drépanocytose
word-blasts = blastes
    .denied = pas de blastes
word-soft-tissue-mass = masse des parties molles
    .denied = pas de masse des parties molles
word-cortical-destruction = destruction corticale
    .denied = pas de destruction corticale
word-aggressive-periosteal-reaction = réaction périostée agressive
    .denied = pas de réaction périostée agressive
word-sequestrum = séquestre
    .denied = pas de séquestre
word-abscess = abcès
    .denied = pas d'abcès
word-bacteria-grown = bactéries en culture
    .denied = pas de bactérie en culture
word-adrenal-mass = masse surrénale
    .denied = pas de masse surrénale
word-cold-spots = zones froides
    .denied = pas de zone froide
word-pathological-fracture = fracture pathologique
    .denied = pas de fracture pathologique
word-neurological-signs = signes neurologiques
    .denied = pas de signes neurologiques
word-cytopenia = Cytopénie
    .denied = pas de cytopénie
word-enlarged-spleen-or-nodes = Rate ou ganglions augmentés de volume
    .denied = rate et ganglions non augmentés de volume
word-anaemia = anémie
    .denied = pas d'anémie
word-early-tooth-loss = Perte précoce de dents
    .denied = pas de perte précoce de dents
word-langerhans-cells = cellules de Langerhans
    .denied = pas de cellules de Langerhans
word-positive-tuberculosis-test = Test de tuberculose positif
    .denied = pas de test de tuberculose positif
word-low-vitamin-c = Vitamine C basse
    .denied = vitamine C non basse
word-low-alkaline-phosphatase = phosphatases alcalines basses
    .denied = phosphatases alcalines non basses
word-mother = mère
word-father = père
word-sister = sœur
word-brother = frère
word-sibling = frère ou sœur
word-grandparent = grand-parent
word-relative = parent

# laboratory

word-crp = CRP
word-esr = VS
word-leukocytes = leucocytes
word-haemoglobin = hémoglobine
word-platelets = plaquettes
word-neutrophils = neutrophiles
word-band-neutrophils = neutrophiles non segmentés
word-alp = PAL
word-ldh = LDH
word-vitamin-c = vitamine C
word-vitamin-d = vitamine D
word-ferritin = ferritine
word-uric-acid = acide urique
word-creatinine = créatinine
word-calcium = calcium
word-phosphate = phosphate
word-procalcitonin = procalcitonine
word-blood-count = numération
word-inflammatory-markers = marqueurs inflammatoires
word-hla-b27 = HLA-B27
word-normal = normal
word-high = élevé
word-low = bas
word-negative = négatif
word-positive = positif
word-within-normal-limits = dans les limites de la normale
word-elevated = élevé
word-not-elevated = non élevé
word-raised = élevé
word-increased = augmenté
word-decreased = diminué
word-unremarkable = sans particularité

# biopsies and cultures

word-sterile = stérile
word-no-bacteria = pas de bactéries
word-no-growth = pas de culture
word-cultures-sterile = cultures stériles
word-all-cultures-sterile = toutes les cultures stériles
word-cultures-remained-sterile = les cultures sont restées stériles
word-sterile-inflammation = inflammation stérile
word-inflammation = inflammation
word-chronic-inflammation = inflammation chronique
word-non-infectious-inflammation = inflammation non infectieuse
word-sub-acute = subaiguë
word-non-infectious = non infectieuse
word-inflammatory-changes = remaniements inflammatoires
word-sub-acute-non-infectious-inflammatory-changes = remaniements inflammatoires subaigus, non infectieux
word-chronic-osteomyelitis = ostéomyélite chronique
word-fibrosis = fibrose
word-lymphocytes = lymphocytes
word-plasma-cells = plasmocytes
word-fibrosis-and-plasma-cells = fibrose et plasmocytes
word-biopsy = biopsie
word-culture = culture

# treatments

word-naproxen = naproxène
word-ibuprofen = ibuprofène
word-indometacin = indométacine
word-nsaid = AINS
word-methotrexate = méthotrexate
word-sulfasalazine = sulfasalazine
word-adalimumab = adalimumab
word-etanercept = étanercept
word-infliximab = infliximab
word-tnf-inhibitor = anti-TNF
word-pamidronate = pamidronate
word-zoledronate = zolédronate
word-bisphosphonate = bisphosphonate
word-glucocorticoid = glucocorticoïde
word-antibiotics = antibiotiques
word-physiotherapy = kinésithérapie
word-brace = corset
word-surgery = chirurgie

# diseases

word-chronic-non-bacterial-osteomyelitis-cno-crmo = ostéomyélite chronique non bactérienne (OCNB/OCMR)
word-crmo = OCMR
word-malignancy = tumeur maligne
word-infection = infection
word-bacterial-osteomyelitis = ostéomyélite bactérienne
word-tuberculosis = tuberculose
word-leukaemia = leucémie
word-lymphoma = lymphome
word-langerhans-cell-histiocytosis = histiocytose langerhansienne
word-ewing-sarcoma = sarcome d'Ewing
word-osteosarcoma = ostéosarcome
word-osteoid-osteoma = ostéome ostéoïde
word-metastases-neuroblastoma = métastases (neuroblastome)
word-metastases = métastases
word-neuroblastoma = neuroblastome
word-bone-infarct = infarctus osseux
word-stress-fracture = fracture de fatigue
word-hypophosphatasia = hypophosphatasie
word-scurvy = scorbut
word-dira = DIRA
word-majeed-syndrome = syndrome de Majeed
word-sapho = SAPHO
word-chondrosarcoma = chondrosarcome
word-rhabdomyosarcoma = rhabdomyosarcome
word-myeloma = myélome
word-osteoblastoma = ostéoblastome
word-rickets = rachitisme
word-hypervitaminosis-a = hypervitaminose A
word-non-ossifying-fibroma = fibrome non ossifiant
word-fibrous-dysplasia = dysplasie fibreuse
word-aneurysmal-bone-cyst = kyste anévrismal
word-bone-cyst = kyste osseux
word-chondroblastoma = chondroblastome
word-giant-cell-tumour = tumeur à cellules géantes
word-enchondromatosis = enchondromatose
word-fungal-osteomyelitis = ostéomyélite fongique
word-cat-scratch-disease = maladie des griffes du chat
word-septic-arthritis = arthrite septique
word-gaucher-disease = maladie de Gaucher
word-caffey-disease = maladie de Caffey
word-camurati-engelmann-disease = maladie de Camurati-Engelmann
word-osteopetrosis = ostéopétrose
word-melorheostosis = mélorhéostose
word-sarcoidosis = sarcoïdose
word-haemangioma = hémangiome
word-rosai-dorfman-disease = maladie de Rosai-Dorfman
word-erdheim-chester-disease = maladie d'Erdheim-Chester
word-myofibromatosis = myofibromatose
word-non-accidental-injury = maltraitance
word-hyperparathyroidism = hyperparathyroïdie
word-thalassaemia = thalassémie
word-complex-regional-pain-syndrome = syndrome douloureux régional complexe
word-cherubism = chérubisme
word-desmoid = tumeur desmoïde
word-perthes-disease = maladie de Perthes
word-slipped-capital-femoral-epiphysis = épiphysiolyse fémorale supérieure
word-osteochondrosis = ostéochondrose
word-transient-synovitis = synovite transitoire
word-osteochondroma = ostéochondrome
word-osteogenesis-imperfecta = ostéogenèse imparfaite
word-brucellosis = brucellose
word-mastocytosis = mastocytose
word-chronic-granulomatous-disease = granulomatose septique chronique
word-hydatid-disease = hydatidose
word-goldbloom-syndrome = syndrome de Goldbloom
word-bone-marrow-oedema-syndrome = syndrome d'œdème médullaire
word-pachydermoperiostosis = pachydermopériostose
word-haemophilia = hémophilie
word-familial-mediterranean-fever = fièvre méditerranéenne familiale

# how a lesion looks, and what was compared

word-lytic = lytique
word-sclerotic = sclérosant
word-mixed = mixte (lytique et condensante)
word-hyperostotic = hyperostosant
word-oedema = œdème
word-no-clear-change-of-density = pas de changement net de densité
word-no-definite-change-in-density = pas de changement net de densité
word-other-side = autre côté
word-neighbours = voisins
word-surroundings = entourage
word-field-strength = intensité du champ
word-sequence = séquence
word-voxel-size = taille des voxels
word-place-of-the-muscle-reference = site de la référence musculaire
word-curve = courbure
word-kyphosis = cyphose
word-files = fichiers
word-thigh = cuisse
word-thighs = cuisses
word-back = dos

# scores

word-whole-body-activity-index = indice d'activité corps entier
word-number-of-lesions = nombre de lésions
word-volume-of-all-lesions-ml = volume de toutes les lésions, mL
word-without-hands-and-feet = sans mains ni pieds
word-hyperintensity = hypersignal
word-extension = extension
word-soft-tissue-or-periosteum = parties molles ou périoste
word-bony-expansion = expansion osseuse
word-vertebral-collapse = tassement vertébral
word-units = unités
word-cdas-carra = CDAS (CARRA)
word-pedcno-core-set = critères PedCNO
word-patient-global = appréciation globale du patient
word-patient-pain = douleur selon le patient
word-physician-global = appréciation globale du médecin
word-clinically-active-lesions = lésions cliniquement actives
word-lesions-in-the-last-images = lésions sur les dernières images
word-chaq = CHAQ

# radiation

word-dose-area-product = produit dose-surface
word-dose-length-product = produit dose-longueur
word-administered-activity = activité administrée
word-spine = rachis
word-wholebody = corps entier
word-whole-body = corps entier
word-foot = pied
word-knee = genou
word-hand = main
word-hip = hanche
word-pelvis = bassin
word-chest = thorax
word-radiograph = radiographie
word-tc-99m-mdp = MDP Tc-99m

# files

word-part-of-an-examination = partie d'un examen
word-not-dicom = pas du DICOM
word-empty-file = fichier vide
word-zip = zip
word-dicom-directory = répertoire DICOM
word-the-same-image-again = la même image encore une fois
word-folder-permission-denied = dossier : accès refusé
word-file-permission-denied = fichier : accès refusé
word-zip-entries-were-searched-for-some-may-be-lacking = zip : les entrées ont été recherchées, certaines peuvent manquer
word-zip-entry-points-outside-of-the-zip = entrée du zip : mène hors du zip
word-earlier-results-of-this-program = résultats antérieurs de ce programme
word-a-link-to-one-that-was-read-already = un lien vers un dossier déjà lu
word-a-link-that-leads-nowhere = un lien qui ne mène nulle part
word-header-cannot-be-read = en-tête illisible
word-its-beginning-is-spoilt = son début est abîmé
word-its-pixels-are-cut-short = ses pixels sont tronqués

# times as a text tells them

word-first-examination = premier examen
word-follow-up = suivi
word-one = un
word-two = deux
word-three = trois
word-four = quatre
word-five = cinq
word-six = six
word-seven = sept
word-eight = huit
word-nine = neuf
word-ten = dix
word-eleven = onze
word-twelve = douze
word-eighteen = dix-huit
word-january = janvier
word-february = février
word-march = mars
word-april = avril
word-may = mai
word-june = juin
word-july = juillet
word-august = août
word-september = septembre
word-october = octobre
word-november = novembre
word-december = décembre
word-gy-cm2 = Gy·cm²
word-pain-for-several-months-gone-by-itself = douleur pendant plusieurs mois, spontanément résolutive
word-detector-spacing-magnification-unknown = pas du détecteur, agrandissement inconnu
word-around-the-middle-of-the-femur = autour du milieu du fémur

## Remarks on the data

remark-dose-not-read = Ce que la série { $series } de { $exam } dit de sa dose n'a pas pu être lu ; cela manque au registre.
remark-dose-unit = { $quantity } « { $written } » : sans unité lisible, ou plus qu'aucun examen n'en donne ; la valeur reste inconnue.
remark-unreadable-image = Mis à part : { $error }.
remark-levels-in-doubt = { $exam } : toutes les vertèbres sont peut-être décalées d'un niveau (probabilité { $chance } %) : ce qui est appelé T6 est peut-être { $other }. Une décision du genre vertebra en décide.
remark-not-localised = { $exam } : { $error }
remark-views-exchanged = { $exam } : l'image montre l'inverse de ce que disent les balises ; l'image a été crue.
remark-lateral-mirrored = { $exam } : sur la vue de profil, l'avant et l'arrière sont inversés par rapport aux balises ; l'image a été crue.
remark-letter-contradicts = { $exam } : la lettre incrustée ({ $side ->
    [left] gauche
   *[right] droite
}) ne correspond pas au côté des balises ; les balises ont été crues, vérifier gauche et droite.
remark-tag-contradicts = { $exam } : balise et description ne disent pas le même côté ({ $tag }/{ $described }) ; le côté reste ouvert.
remark-region-unknown = { $exam } : ni les balises ni la description ne nomment la région.
remark-image-mirrored = { $exam } : la lettre incrustée est en miroir, l'image l'est donc aussi.
remark-letter-open = { $exam } : balise ou description et lettre incrustée ne disent pas le même côté ({ $side }/{ $letter }) ; le côté reste ouvert.
remark-pixel-outside = { $exam } : le pixel { $pixel } du lecteur ({ $site }) est hors de l'image de { $rows } x { $columns }.
remark-reader-side = { $exam } : le lecteur place un siège ({ $site }) sur une radiographie de l'autre côté ({ $side }) ; le lecteur a été cru.
remark-station-far = série { $series } : une station se trouve à { $distance } m des autres, plus loin qu'aucun corps ne s'étend ; elle a été mise à part.
remark-unreadable-series = { $series }, mis à part : { $error }.
remark-station-frames = Les stations nomment { $count } cadres de référence ; leurs positions ont été prises telles quelles, regarder les raccords.
remark-laterality = La série { $series } porte la balise { $side }, mais se trouve de l'autre côté ; la géométrie a été crue.
remark-point-outside-bone = Le point du lecteur ({ $site }) n'est pas dans ce que le programme prend pour cet os ; le siège du lecteur a été gardé et la région n'est pas liée à l'os.
remark-point-without-region = Le point du lecteur ({ $site }, { $exam }) est hors des images ou dans rien de brillant ; aucune région n'a pu être tracée.
remark-several-scans = { $exam } a { $count } séries de vues corps entier ; elles ont été lues ensemble.
remark-injection = { $exam } : la fixation ({ $site }) est prise pour le point d'injection.
remark-as-told = { $error }
remark-labels-no-skeleton = Les étiquettes fournies n'ont pas été utilisées, faute de squelette pour donner un axe à leurs os.
remark-not-measured = { $exam } est répertorié ; il n'a pas de série sensible aux liquides qui puisse être mesurée.
remark-undated-left-out = { $exam } est sans date et a été laissé de côté.
remark-labels-no-exam = Le fichier d'étiquettes nomme { $day }, mais aucun examen mesuré n'a cette date.
remark-stations-differ = Les stations ont des voxels de tailles différentes ; elles ont été ramenées à une seule.
remark-missing-station = Entre deux stations, { $gap } mm du corps ne sont pas explorés (de { $start } à { $end } mm) ; les foyers y sont non explorés.
remark-zips = { $count } fichiers zip parmi les fichiers ; ils n'ont pas été ouverts, les donner un par un.
remark-copies = { $count } fichiers ou dossiers sont des copies d'autres et ont été comptés une fois.
remark-file-lost = { $file }, { $fate ->
    [unreadable] illisible
    [damaged] endommagé et mis à part
   *[other] mis à part
} : { $reason }.
remark-files-more = { $count } autres semblables ({ $reasons }).
remark-duplicate-slices = { $series } : { $count } coupes en double ; la première de chacune a été utilisée.
remark-missing-slices = { $series } : { $count } coupes manquent entre les autres ; leur place compte comme non explorée.
remark-uneven-spacing = { $series } : l'écart entre coupes varie de { $low } à { $high } mm ; les coupes ont été mises à la place régulière la plus proche.
remark-future = { $exam } : sa date est dans le futur, sa place dans le temps n'est donc pas sûre ; vérifier la date à la source des fichiers.
remark-before-birth = { $exam } : sa date précède la naissance de l'enfant, aucun âge n'est donc donné ; vérifier les deux dates à la source des fichiers.
remark-several-patients = { $count } patients ont été trouvés (par identifiant, émetteur, naissance, sexe et nom) ; ils sont tenus à part.
remark-shared-uids = { $count } UID d'instance SOP se trouvent chez plus d'un patient, une erreur de l'expéditeur ; chaque image est restée avec son patient.
remark-undated = Cet examen est sans date ; il ne peut pas être placé dans le temps.
remark-exam-frames = Ses séries IRM nomment { $count } cadres de référence (comme après un mouvement de table ou une nouvelle installation de l'enfant) ; les positions de l'un ne correspondent pas forcément à l'autre.
remark-bad-geometry = { $series } : { $count } images ont une géométrie impossible ({ $fault }) et ont été mises à part.
remark-unknown-sequence = { $series } : ni les balises ni la description ne disent la séquence.
remark-description-contradicts = { $series } : la description dit { $described }, les balises { $tags } ; les balises ont été crues.
remark-eight-bit = { $series } : pixels à 8 bits ; les rapports de signal ont perdu en précision.
remark-rescaled = { $series } : les valeurs portent une pente de mise à l'échelle, qui est appliquée.
remark-series-frames = { $series } : ses images nomment { $count } cadres de référence ; les positions ont été prises telles quelles.
remark-view-unknown = { $image } : ni les balises ni la description ne disent l'incidence.
remark-no-calibration = { $image } : pas d'étalonnage de la taille du pixel ({ $calibration }) ; seuls des rapports et des angles sont donnés, pas de millimètres.
remark-view-assumed = { $image } : rien ne dit quelle tête a fait l'image { $frame } ; elle est prise pour la vue { $view ->
    [anterior] antérieure
   *[posterior] postérieure
}, gauche et droite reposent donc sur cette hypothèse.
remark-second-view = { $image } : une seconde vue { $view ->
    [anterior] antérieure
   *[posterior] postérieure
} a été trouvée ; la première est utilisée.
remark-one-scan-view = { $image } : seulement la vue { $view ->
    [anterior] antérieure
   *[posterior] postérieure
} ; ce qui est en profondeur de l'autre côté se voit moins bien.
remark-several-injections = { $image } : { $count } injections sont rapportées.
remark-unreadable-slices = { $series } : { $count } coupes sur { $all } sont inutilisables et comptent comme non explorées ({ $reasons }).
remark-one-view = { $exam } n'a qu'une vue { $view ->
    [frontal] de face ; les hauteurs demandent celle de profil
   *[lateral] de profil ; les courbures demandent celle de face
}.

# Comment une série est appelée dans une remarque.
series-described = série { $number } « { $description } »
series-numbered = série { $number }
series-of = série { $number } de { $exam }

# Remarques sur un fichier de décisions.
remark-decision-no-exam = Fichier de décisions : aucun examen ne s'appelle « { $exam } ».
remark-decision-no-finding = Fichier de décisions : « { $kind } » nomme la lésion « { $finding } », que cette analyse n'a pas trouvée.
remark-decision-twice = Fichier de décisions : pour « { $finding } », une même valeur ({ $about }) est donnée deux fois et différemment ; la dernière compte.
remark-decision-merged-and-split = Fichier de décisions : { $findings } sont à la fois réunies et séparées ; elles restent séparées.

# Remarques sur un texte.
remark-side-not-told = « { $quoted } » : os pair sans côté indiqué ; le côté reste ouvert.
remark-impossible-date = « { $quoted } » : ce jour n'existe pas ; non retenu.
remark-other-side = « { $quoted } » : parle d'un siège ({ $bone }, { $side ->
    [left] gauche
   *[right] droite
}) comme s'il était connu, alors que seul l'autre côté a été cité ; les deux sont gardés, vérifier le côté.
remark-side-corrected = « { $quoted } » : le texte corrige un côté ; celui cité auparavant est retiré.
remark-summary-side = « { $quoted } » : { $bone }, { $summary ->
    [left] gauche
    [right] droite
   *[other] { $summary }
} dans la conclusion, { $findings ->
    [left] gauche
    [right] droite
   *[other] { $findings }
} dans la description ; les deux sont gardés, vérifier le côté.
remark-text-cut = Le texte dépasse { $most } caractères ; la suite n'a pas été lue.
remark-kept-apart = Ne concerne pas cet enfant, non retenu : « { $quoted } »
remark-language-model = Un modèle de langue a ajouté { $added } sièges, marqués incertains ; { $dropped } de ses réponses ont été écartées, absentes du texte ou hors du vocabulaire.

# Remarques sur un dossier clinique.
remark-unknown-heading = { $file }, ligne { $line } : la rubrique « { $heading } » est inconnue et n'a pas été utilisée{ $near } ; rubriques possibles : { $known }.
remark-did-you-mean = { "" } ; peut-être « { $near } »
remark-entry-set-aside = { $file }, ligne { $line } : { $entry }{ $near } : { $fault } ; trouvé « { $found } » ; non utilisé, à corriger.
remark-stands-in = { " " }({ $source })
remark-unknown-unit = { $name }{ $where } : unité attendue telle que { $unit }, trouvé « { $found } » ; gardé tel quel, non comparé aux limites.
remark-impossible-value = { $name }{ $where } : attendu de { $least } à { $most } { $unit }, trouvé { $found } ; gardé tel quel, non comparé aux limites.
remark-unit-not-told = { $name }{ $where } : sans unité ; { $unit } a été retenu.

## Erreurs citées par une remarque

image-undecoded = { $image } : { $why }
image-not-grey = { $image } : une seule image en niveaux de gris était attendue, les pixels trouvés ont la forme { $shape }
image-small = { $image } : une image était attendue, { $rows } x { $columns } pixels ont été trouvés
image-blank = { $image } : l'image est vide
image-saturated = { $image } : { $share } % de l'image sont saturés, en noir ou en blanc
scan-without-view = { $scan } : une vue du corps entier était attendue, aucune n'a été trouvée
scan-without-pixel-size = { $scan } : une taille de pixel était attendue, aucune valeur possible n'a été trouvée
scan-no-views = { $scan } : des vues du corps entier étaient attendues, les pixels trouvés ont la forme { $shape }
scan-empty = { $scan } : des coups étaient attendus, l'image est vide
stack-too-large = { $slices } coupes de { $rows } x { $columns } pixels, c'est plus que possible
stack-unusable = { $count } coupes sur { $all } sont inutilisables ({ $reasons })
few-landmarks = volume composé : au moins { $least } repères du squelette étaient attendus, { $found } ont été trouvés ; est-ce un STIR coronal du corps entier ? Les os n'ont pas été nommés
few-landmarks-planar = image plane : au moins { $least } repères du squelette étaient attendus, { $found } ont été trouvés ; ses os n'ont pas été nommés
body-unreadable = volume composé : la plupart des repères du squelette situés dans les images devraient être vus, { $found } sur { $all } l'ont été ; est-ce un STIR coronal du corps entier, tête en haut et visage vers l'avant ? Les os n'ont pas été nommés ; corriger des articulations ou des vertèbres, ou placer des constatations, avec un fichier de décisions
field-small = volume composé : au moins { $least } mm de la hauteur du corps sont nécessaires pour distinguer les os, { $height } x { $width } mm ont été trouvés ; les os n'ont pas été nommés, placer les constatations avec un fichier de décisions
reason-of = { $count } : { $why }
word-its-pixels-are-fewer-than-its-header-promises = moins de pixels que l'en-tête n'en annonce
word-its-compressed-pixels-ended-the-decoder = les pixels compressés ont arrêté le décodeur
word-its-compressed-pixels-did-not-end-within-60-s = les pixels compressés n'étaient pas décodés après 60 s
word-a-rescale-slope-or-intercept-that-cannot-be = mise à l'échelle impossible (Rescale Slope ou Intercept)
word-a-rescale-slope-that-is-no-number = Rescale Slope n'est pas un nombre
word-a-rescale-intercept-that-is-no-number = Rescale Intercept n'est pas un nombre
word-every-pixel-has-the-same-value = tous les pixels ont la même valeur
word-a-large-part-of-it-is-saturated = une grande partie est saturée
word-its-values-are-far-above-those-of-its-neighbours = les valeurs sont très supérieures à celles des coupes voisines
word-its-values-are-far-below-those-of-its-neighbours = les valeurs sont très inférieures à celles des coupes voisines
word-it-holds-values-that-are-no-numbers = contient des valeurs qui ne sont pas des nombres

# Who has signed a report, and what was judged.
title-signature = Signature
signature-by = Lu et signé par { $by } le { $day } ; c’est une signature dans le programme, non une signature électronique qualifiée.
signature-place = { $place } ({ $day })
signature-confirmed = Confirmé ou placé par un lecteur : { $places }.
signature-rejected = Écarté par un lecteur : { $places }.
signature-normal = Normal pour l’âge selon un lecteur : { $places }.
signature-open = Encore des propositions du programme, qu’aucun lecteur n’a jugées : { $places }.
signature-all-judged = Un lecteur a jugé chaque constatation.
