# Die Wörter von Osteofoci auf Deutsch. Noch von niemandem gelesen, dessen Muttersprache Deutsch ist.
# Jeder Eintrag ist ein Satz oder ein Ausdruck nach seinem Code; in geschweiften Klammern steht ein Wert.

## Places, lists, nothing

none = { "" }
no-number = nicht gemessen
# What stands before a colon, and behind it.
headed = { $head }: { $text }
list-comma = { ", " }
list-semicolon = { "; " }
list-and = { " und " }
list-space = { " " }
sentences = { $all }
sided = { $gender ->
    [feminine] { $side ->
        [left] linke
       *[right] rechte
    }
    [neuter] { $side ->
        [left] linkes
       *[right] rechtes
    }
    [plural] { $side ->
        [left] linke
       *[right] rechte
    }
   *[masculine] { $side ->
        [left] linker
       *[right] rechter
    }
} { $bone }
# Rippen werden gezählt, Mittelfuß- und Mittelhandknochen nummeriert.
numbered = { $kind ->
    [rib] { $number }. { $bone }
    [midfoot-bone] { $number }. { $bone }
    [midhand-bone] { $number }. { $bone }
   *[other] { $bone } { $number }
}
place-perhaps = { $place } (vielleicht { $other })
place-zoned = { $place }, { $zone }
place-half = { $place }, { $side ->
    [left] linke
   *[right] rechte
} Seite
place-open = { $place }, Seite nicht angegeben
told-time = { $how ->
    [later] { $count ->
        [one] ein
       *[other] { $shown }
    } { $unit ->
        [month] { $count ->
            [one] Monat
           *[other] Monate
        }
        [week] { $count ->
            [one] Woche
           *[other] Wochen
        }
       *[year] { $count ->
            [one] Jahr
           *[other] Jahre
        }
    } später
   *[other] nach { $shown } { $unit ->
        [month] { $count ->
            [one] Monat
           *[other] Monaten
        }
        [week] { $count ->
            [one] Woche
           *[other] Wochen
        }
       *[year] { $count ->
            [one] Jahr
           *[other] Jahren
        }
    }
}
date = { $day }.{ $month }.{ $year }
focus = Herd { $number }
focus-at = { $place } ({ $focus })

## The course of a focus

first-examination = Erste Untersuchung.
not-imaged = Nicht abgebildet.
imaged-before = Zuvor ohne Läsion abgebildet.
first-cover = Erste Untersuchung, die diese Stelle erfasst.
covered-in-part = Frühere Untersuchungen zeigen diese Stelle nur zum Teil, oder es ist nicht zu beurteilen.
where-another-was = Er liegt, wo zuvor Herd { $focus } war, und kann ein Teil davon sein.
bright-before = In { $exam } war diese Stelle bereits { $share } % so hell, wurde aber nicht als Herd gewertet.
returned = Er war abgeheilt und ist an derselben Stelle wieder zu sehen.
counted-together = Zusammen mit Herd { $focus } gezählt, der { $how ->
    [merged] mit ihm verschmolzen ist
   *[split] sich von ihm gelöst hat
}.
bones-not-named = In dieser Untersuchung wurden die Knochen nicht benannt.
reached-over = Herd { $focus } reicht jetzt über diese Stelle; beide sind verschmolzen.
imaged-in-part = Nur { $share } % dieser Stelle wurden abgebildet, dort ist nichts zu sehen.
still-bright = Die Stelle ist noch { $share } % so hell wie zuvor, wird aber nicht als Herd gewertet.
uncertain-before = Hier ist jetzt nichts zu sehen, der frühere Befund war jedoch selbst unsicher.
still-nothing = Weiterhin keine Läsion an dieser Stelle.
imaged-no-lesion = Abgebildet, keine Läsion.
volume-unknown = Eines der beiden Volumina ist nicht bekannt.
volume-aligned = { $change ->
    [within] Innerhalb des Messfehlers
    [smaller] Kleiner
   *[larger] Größer
}: an der deckungsgleichen Stelle { $before } und { $after } mL, Verhältnis { $ratio }; unveränderte Herde schwanken zwischen { $low } und { $high }{ $wider }.
volume-compared = { $change ->
    [within] Innerhalb des Messfehlers
    [below] Unterhalb der Änderung, die zwei Auswertungen einer Untersuchung zeigen
    [smaller] Kleiner
   *[larger] Größer
}: { $before } auf { $after } mL, Änderung { $difference } mL, Fehler der Änderung { $error } mL{ $wider }.
error-wider = { " " }(weiter gefasst, weil sich unterscheiden: { $differing })
event-merged = { $exam }: mit Herd { $focus } verschmolzen
event-split = { $exam }: von Herd { $focus } gelöst
mri-silent = Keine Läsion in der MRT, obwohl ein anderes Verfahren eine zeigt.
radiograph-unmarked = Das Röntgenbild zeigt diesen Knochen; der Herd wurde darauf nicht markiert.
scan-uncertain = Es ist unsicher, ob die Szintigraphie diese Stelle erfasst.{ $since }
scan-silent = Keine vermehrte Anreicherung, eine negative Szintigraphie beweist nicht, dass ein Herd abgeheilt ist.{ $masked }{ $since }
scan-masked = { " " }Die benachbarte Wachstumsfuge kann ihn verdecken.
scan-since = { " " }Am { $day } war die Anreicherung vermehrt.
scan-uptake = Anreicherung { $ratio } ± { $error }-mal so hoch wie die Referenz ({ $against }).
scan-placed = In der Szintigraphie gesehen: vom Leser gesetzt.
scan-other-reference = Vermehrte Anreicherung wie am { $day }, jedoch mit anderer Referenz: Anreicherung { $ratio } ± { $error }-mal so hoch wie die Referenz ({ $against }).
scan-change = { $change ->
    [within] Anreicherung unverändert
    [less] Geringere Anreicherung
   *[more] Stärkere Anreicherung
}: das { $before }- auf das { $after }-Fache der Referenz ({ $against }); Änderungen bis { $limit } % liegen innerhalb des Fehlers.
film-first = Erstes Röntgenbild: { $look }{ $measured }.
film-still = Weiterhin { $look }{ $measured }.
film-changed = Bild von { $before } zu { $look } gewandelt{ $measured }; ob das eine Heilung ist, beurteilt der Leser.
film-measured = { " " }(Dichte { $density }, Breite { $width } im Vergleich zum umgebenden Knochen)
height-not-judged = Dieses Verfahren misst Längen, Höhen und Krümmungen; es beurteilt diesen Herd nicht.
height-plates-unclear = Deckplatten nicht klar erkennbar.
height-first = Erste Röntgenaufnahme im Stehen: { $low }.
height-below = { $loss } ± { $error } % unter der erwarteten Höhe
height-change = { $change ->
    [within] Höhe unverändert
    [lost] Höhe verloren
   *[regained] Höhe wiedergewonnen
}: { $since } ± { $error } % der eigenen Höhe seither; { $low }.
told-both-ways = Als gebessert und als verschlechtert beschrieben.
told-so = Laut Befund.
told-first = Erstmals beschrieben.
told-again = Erneut beschrieben, ohne Angabe einer Änderung.
told-gone = Als abgeheilt beschrieben.
told-measured = Früher als { $before } und jetzt als { $now } beschrieben.
told-nothing = Im Befund nicht erwähnt.

## Growth plates

plate-closed = Herd { $foci } liegt an einer geschlossenen Fuge: { $why }.
plate-crossed = Herd { $foci } überschreitet die Fuge{ $share }. { $state } { $advice }
plate-crossed-share = { " " }und berührt { $share } % davon
plate-touched = Herd { $foci } berührt { $share } % der Fuge.{ $grown ->
    [yes] { " " }Mehr als zuvor.
   *[no] { "" }
} { $state } { $advice }
plate-near = Herd { $foci } liegt { $gap } mm von der Fuge entfernt. { $state }
plate-state = { $state ->
    [open] Die Fuge ist offen
    [closing] Die Fuge schließt sich
    [closed] Die Fuge ist geschlossen
   *[unknown] Der Zustand der Fuge ist unbekannt
}: { $why }.
plate-advice = Gefahr des vorzeitigen Fugenschlusses und ungleicher Gliedmaßen: { $advice }.
plate-follow-up = Beinlängen bei jeder Kontrolle messen und die Fuge in der nächsten MRT erneut beurteilen
plate-band = helles Band in der MRT sichtbar
plate-no-age = das Alter ist nicht bekannt, ein helles Band ist nicht zu sehen
plate-age = mit { $age } Jahren { $what ->
    [none-closed] ist noch keine Fuge geschlossen
    [fused] sind fast alle Fugen verschlossen
    [closing] schließen sich die Fugen
   *[either] kann sie offen sein oder sich schließen
}; { $band ->
    [absent] kein helles Band zu sehen
   *[unclear] im Bild nicht erkennbar
}

## Facts of a case, and what is asked for

fact-multifocal = { $answer ->
    [yes] mehr als ein Knochen ist betroffen
   *[no] nur ein Knochen ist betroffen
}
fact-symmetric = { $answer ->
    [yes] derselbe Knochen ist auf beiden Seiten betroffen
   *[no] kein Knochen ist auf beiden Seiten betroffen
}
fact-metaphyseal = { $answer ->
    [yes] eine Metaphyse ist betroffen
   *[no] keine Metaphyse ist betroffen
}
fact-diaphyseal = { $answer ->
    [yes] eine Diaphyse ist betroffen
   *[no] keine Diaphyse ist betroffen
}
fact-vertebral = { $answer ->
    [yes] ein Wirbel ist betroffen
   *[no] kein Wirbel ist betroffen
}
fact-active_spine = { $answer ->
    [yes] ein Wirbel ist in der letzten Untersuchung, die ihn zeigt, betroffen
   *[no] kein Wirbel ist aktiv
}
fact-cervical = { $answer ->
    [yes] ein Halswirbel ist betroffen
   *[no] kein Halswirbel ist betroffen
}
fact-clavicle = { $answer ->
    [yes] eine Klavikula ist betroffen
   *[no] keine Klavikula ist betroffen
}
fact-clavicle_spine_or_sternum = { $answer ->
    [yes] Klavikula, Sternum oder Wirbelsäule ist betroffen
   *[no] weder Klavikula noch Sternum noch Wirbelsäule ist betroffen
}
fact-chest_wall = { $answer ->
    [yes] Klavikula oder Sternum ist betroffen
   *[no] weder Klavikula noch Sternum ist betroffen
}
fact-skull = { $answer ->
    [yes] der Schädel ist betroffen
   *[no] der Schädel ist nicht betroffen
}
fact-femur = { $answer ->
    [yes] ein Femur ist betroffen
   *[no] kein Femur ist betroffen
}
fact-leg = { $answer ->
    [yes] ein Knochen des Beins oder Fußes ist betroffen
   *[no] kein Knochen des Beins oder Fußes ist betroffen
}
fact-lytic = { $answer ->
    [yes] eine lytische Läsion wurde gesehen
   *[no] keine lytische Läsion wurde gesehen
}
fact-sclerotic = { $answer ->
    [yes] eine Sklerose wurde gesehen
   *[no] keine Sklerose wurde gesehen
}
fact-mixed = { $answer ->
    [yes] eine lytische Läsion mit Sklerose wurde gesehen
   *[no] keine lytische Läsion mit Sklerose wurde gesehen
}
fact-hyperostosis = { $answer ->
    [yes] Hyperostose oder Auftreibung wurde gesehen
   *[no] keine Hyperostose wurde gesehen
}
fact-periosteal = { $answer ->
    [yes] eine Periostreaktion wurde gesehen
   *[no] keine Periostreaktion wurde gesehen
}
fact-soft_tissue_oedema = { $answer ->
    [yes] die Weichteile neben einer Läsion sind ödematös
   *[no] kein Weichteilödem wurde gesehen
}
fact-abscess = { $answer ->
    [yes] ein Abszess wurde gesehen
   *[no] kein Abszess
}
fact-mass = { $answer ->
    [yes] eine Weichteilraumforderung wurde gesehen
   *[no] keine Weichteilraumforderung
}
fact-cortical_destruction = { $answer ->
    [yes] Kortikalisdestruktion
   *[no] keine Kortikalisdestruktion
}
fact-marrow_infiltration = { $answer ->
    [yes] das Knochenmark ist diffus infiltriert
   *[no] keine Markinfiltration
}
fact-height_loss = { $answer ->
    [yes] ein Wirbel hat an Höhe verloren
   *[no] kein Wirbel hat an Höhe verloren
}
fact-new_height_loss = { $answer ->
    [yes] ein Wirbel hat seit der vorigen Untersuchung an Höhe verloren
   *[no] kein Wirbel hat seit der vorigen Untersuchung an Höhe verloren
}
fact-vertebra_plana = { $answer ->
    [yes] ein Wirbel hat mehr als zwei Fünftel seiner Höhe verloren
   *[no] kein Wirbel ist platt
}
fact-at_plate = { $answer ->
    [yes] eine Läsion berührt oder überschreitet eine offene Wachstumsfuge
   *[no] keine Läsion berührt eine offene Wachstumsfuge
}
fact-worse = { $answer ->
    [yes] eine Läsion ist in der letzten Untersuchung neu oder schlechter
   *[no] keine Läsion ist in der letzten Untersuchung neu oder schlechter
}
fact-recurrent = { $answer ->
    [yes] eine Läsion ist wieder aufgetreten
   *[no] keine Läsion ist wieder aufgetreten
}
fact-active = { $answer ->
    [yes] in der letzten Untersuchung ist eine Läsion vorhanden
   *[no] in der letzten Untersuchung ist keine Läsion vorhanden
}
fact-silent = { $answer ->
    [yes] eine Läsion liegt, wo keine Beschwerden angegeben sind
   *[no] jede Läsion liegt, wo Beschwerden angegeben sind
}
fact-limb_inequality = { $answer ->
    [yes] die Beinlängen unterscheiden sich um 10 mm oder mehr
   *[no] die Beinlängen unterscheiden sich um weniger als 10 mm
}
fact-age_years = Alter { $value } Jahre
fact-fever = { $answer ->
    [yes] Fieber
   *[no] kein Fieber
}
fact-pain = { $answer ->
    [yes] Schmerzen
   *[no] keine Schmerzen
}
fact-night_pain = { $answer ->
    [yes] nächtliche Schmerzen
   *[no] keine nächtlichen Schmerzen
}
fact-weight_loss = { $answer ->
    [yes] Gewichtsverlust
   *[no] kein Gewichtsverlust
}
fact-pustulosis = { $answer ->
    [yes] palmoplantare Pustulose
   *[no] keine palmoplantare Pustulose
}
fact-psoriasis = { $answer ->
    [yes] Psoriasis
   *[no] keine Psoriasis
}
fact-acne = { $answer ->
    [yes] Akne
   *[no] keine Akne
}
fact-bowel_disease = { $answer ->
    [yes] chronisch-entzündliche Darmerkrankung
   *[no] keine chronisch-entzündliche Darmerkrankung
}
fact-autoimmune = { $answer ->
    [yes] eine weitere autoimmune oder autoinflammatorische Erkrankung
   *[no] keine weitere Autoimmunerkrankung
}
fact-relative_ill = { $answer ->
    [yes] Angehörige mit autoimmuner oder autoinflammatorischer Erkrankung
   *[no] keine Angehörigen mit Autoimmunerkrankung
}
fact-sickle_cell = { $answer ->
    [yes] Sichelzellkrankheit
   *[no] keine Sichelzellkrankheit
}
fact-crp_mg_l = CRP { $value } mg/L
fact-crp_raised = { $answer ->
    [yes] CRP ist erhöht
   *[no] CRP ist nicht erhöht
}
fact-esr_raised = { $answer ->
    [yes] BSG ist erhöht
   *[no] BSG ist nicht erhöht
}
fact-bands_per_ul = { $value } Stabkernige pro µL
fact-normal_blood_count = { $answer ->
    [yes] das Blutbild ist normal
   *[no] das Blutbild ist nicht normal
}
fact-anaemia = { $answer ->
    [yes] Hämoglobin ist niedrig
   *[no] Hämoglobin ist nicht niedrig
}
fact-cytopenia = { $answer ->
    [yes] Thrombozyten oder Leukozyten sind niedrig
   *[no] weder Thrombozyten noch Leukozyten sind niedrig
}
fact-ldh_raised = { $answer ->
    [yes] LDH ist erhöht
   *[no] LDH ist nicht erhöht
}
fact-uric_acid_raised = { $answer ->
    [yes] Harnsäure ist erhöht
   *[no] Harnsäure ist nicht erhöht
}
fact-alp_low = { $answer ->
    [yes] alkalische Phosphatase ist niedrig
   *[no] alkalische Phosphatase ist nicht niedrig
}
fact-vitamin_c_low = { $answer ->
    [yes] Vitamin C ist niedrig
   *[no] Vitamin C ist nicht niedrig
}
fact-biopsy_inflammation = { $answer ->
    [yes] Biopsie mit steriler Entzündung
   *[no] Biopsie ohne Entzündung
}
fact-biopsy_infection = { $answer ->
    [yes] Biopsie mit Infektion
   *[no] Biopsie ohne Infektion
}
fact-biopsy_malignancy = { $answer ->
    [yes] Biopsie mit Tumorzellen
   *[no] Biopsie ohne Tumorzellen
}
fact-biopsy_normal = { $answer ->
    [yes] Biopsie mit normalem Knochen
   *[no] Biopsie nicht mit normalem Knochen
}
fact-culture_grown = { $answer ->
    [yes] in einer Kultur wuchsen Bakterien
   *[no] Kulturen blieben steril
}
fact-nsaid = { $answer ->
    [yes] ein NSAR wird oder wurde gegeben
   *[no] kein NSAR angegeben
}
fact-bisphosphonate = { $answer ->
    [yes] ein Bisphosphonat wird oder wurde gegeben
   *[no] kein Bisphosphonat angegeben
}
fact-brace = { $answer ->
    [yes] ein Korsett wird getragen
   *[no] kein Korsett angegeben
}
fact-pregnant = { $answer ->
    [yes] Schwangerschaft
   *[no] keine Schwangerschaft
}
fact-pelvis = { $answer ->
    [yes] ein Beckenknochen ist betroffen
   *[no] kein Beckenknochen ist betroffen
}
fact-bone_end = { $answer ->
    [yes] das Ende eines Röhrenknochens ist betroffen
   *[no] kein Ende eines Röhrenknochens ist genannt
}
fact-blasts = { $answer ->
    [yes] Blasten wurden gefunden
   *[no] keine Blasten gefunden
}
fact-night_sweats = { $answer ->
    [yes] Nachtschweiß
   *[no] kein Nachtschweiß
}
fact-sequestrum = { $answer ->
    [yes] ein Sequester wurde gesehen
   *[no] kein Sequester
}
fact-aggressive_periosteal = { $answer ->
    [yes] die Periostreaktion ist aggressiv
   *[no] keine aggressive Periostreaktion gesehen
}
fact-adrenal_mass = { $answer ->
    [yes] eine Raumforderung der Nebenniere wurde gesehen
   *[no] keine Raumforderung der Nebenniere
}
fact-cold_spots = { $answer ->
    [yes] kalte Areale wurden gesehen
   *[no] keine kalten Areale gesehen
}
fact-pathological_fracture = { $answer ->
    [yes] eine pathologische Fraktur wurde gesehen
   *[no] keine pathologische Fraktur gesehen
}
fact-neurological_signs = { $answer ->
    [yes] neurologische Zeichen
   *[no] keine neurologischen Zeichen
}
fact-large_organs = { $answer ->
    [yes] Milz, Leber oder Lymphknoten sind vergrößert
   *[no] Milz, Leber und Lymphknoten sind nicht vergrößert
}
fact-tooth_loss = { $answer ->
    [yes] Zähne gingen früh verloren
   *[no] kein Zahn ging früh verloren
}
fact-told_cno = { $answer ->
    [yes] der Verfasser nennt eine CNO
   *[no] der Verfasser nennt keine CNO
}
fact-told_other = { $answer ->
    [yes] der Verfasser nennt eine andere Krankheit
   *[no] der Verfasser nennt keine andere Krankheit
}
fact-told_malignancy = { $answer ->
    [yes] der Verfasser nennt eine bösartige Krankheit
   *[no] der Verfasser nennt keine bösartige Krankheit
}
fact-told_infection = { $answer ->
    [yes] der Verfasser nennt eine Infektion
   *[no] der Verfasser nennt keine Infektion
}
fact-suspected_malignancy = { $answer ->
    [yes] der Verfasser vermutet eine bösartige Krankheit
   *[no] keine bösartige Krankheit wird vermutet
}
fact-suspected_infection = { $answer ->
    [yes] der Verfasser vermutet eine Infektion
   *[no] keine Infektion wird vermutet
}
fact-long_course = { $answer ->
    [yes] die Krankheit dauert seit einem halben Jahr oder länger
   *[no] die Krankheit dauert weniger als ein halbes Jahr
}
fact-infection_excluded = { $answer ->
    [yes] eine Infektion ist ausgeschlossen
   *[no] eine Infektion ist nicht ausgeschlossen
}
fact-malignancy = { $answer ->
    [yes] eine maligne Erkrankung ist gesichert oder genannt
   *[no] eine maligne Erkrankung ist ausgeschlossen
}
fact-infection = { $answer ->
    [yes] eine Infektion des Knochens ist gesichert oder genannt
   *[no] eine Infektion ist ausgeschlossen
}
fact-malignancy_excluded = { $answer ->
    [yes] Malignität ist ausgeschlossen
   *[no] Malignität ist nicht ausgeschlossen
}
fact-tb_test_positive = { $answer ->
    [yes] ein Tuberkulosetest ist positiv
   *[no] Tuberkulosetests sind negativ
}
fact-told_scurvy = { $answer ->
    [yes] der Verfasser nennt Skorbut
   *[no] der Verfasser nennt keinen Skorbut
}
fact-told_hypophosphatasia = { $answer ->
    [yes] der Verfasser nennt eine Hypophosphatasie
   *[no] der Verfasser nennt keine Hypophosphatasie
}
fact-langerhans_cells = { $answer ->
    [yes] Langerhans-Zellen wurden gefunden
   *[no] keine Langerhans-Zellen gefunden
}
asked-how-many-bones-are-affected = Zahl der betroffenen Knochen
asked-symmetry = Symmetrie
asked-involvement-of-a-metaphysis = Befall einer Metaphyse
asked-diaphyseal = Befall einer Diaphyse
asked-involvement-of-the-spine = Befall der Wirbelsäule
asked-active-spine = aktive Wirbelsäule
asked-cervical = Befall eines Halswirbels
asked-involvement-of-a-clavicle = Befall einer Klavikula
asked-clavicle-spine-or-sternum = Klavikula, Wirbelsäule oder Sternum
asked-chest-wall = Brustwand
asked-skull = Schädel
asked-femur = Femur
asked-leg = Bein
asked-lytic = lytische Läsion
asked-sclerotic = Sklerose
asked-lysis-with-sclerosis = Lyse mit Sklerose
asked-hyperostosis = Hyperostose
asked-periosteal = Periostreaktion
asked-soft-tissue-oedema = Weichteilödem
asked-abscess = Abszess
asked-mass = Weichteilraumforderung
asked-cortical-destruction = Kortikalisdestruktion
asked-infiltration-of-the-marrow = Infiltration des Knochenmarks
asked-height-loss = Höhenverlust
asked-new-height-loss = neuer Höhenverlust
asked-vertebra-plana = Vertebra plana
asked-at-plate = Läsion an einer Wachstumsfuge
asked-worse = Verschlechterung
asked-a-relapse = ein Rezidiv
asked-active = aktive Läsion
asked-silent = Läsion ohne Beschwerden
asked-limb-inequality = Beinlängendifferenz
asked-age = Alter
asked-fever = Fieber
asked-pain = Schmerzen
asked-night-pain = nächtliche Schmerzen
asked-weight-loss = Gewichtsverlust
asked-pustulosis = Pustulose
asked-psoriasis = Psoriasis
asked-acne = Akne
asked-bowel-disease = Darmerkrankung
asked-autoimmune = Autoimmunerkrankung
asked-relative-ill = Erkrankung bei Angehörigen
asked-sickle-cell = Sichelzellkrankheit
asked-crp = CRP
asked-value-of-crp = CRP-Wert
asked-esr = BSG
asked-band-neutrophils = Stabkernige
asked-blood-count = Blutbild
asked-haemoglobin = Hämoglobin
asked-platelets-and-white-cells = Thrombozyten und Leukozyten
asked-ldh = LDH
asked-uric-acid = Harnsäure
asked-alkaline-phosphatase = alkalische Phosphatase
asked-vitamin-c = Vitamin C
asked-biopsy = Biopsie
asked-cultures = Kulturen
asked-nsaid = NSAR
asked-bisphosphonate = Bisphosphonat
asked-brace = Korsett
asked-pregnant = Schwangerschaft
asked-involvement-of-the-pelvis = Befall des Beckens
asked-the-end-of-the-bone = das Ende des Knochens
asked-blood-film-and-marrow = Blutausstrich oder Knochenmark
asked-night-sweats = Nachtschweiß
asked-sequestrum = Sequester
asked-aggressive-periosteal = aggressive Periostreaktion
asked-adrenal-mass = Raumforderung der Nebenniere
asked-cold-spots = kalte Areale in der Szintigraphie
asked-pathological-fracture = pathologische Fraktur
asked-neurological-signs = neurologische Zeichen
asked-large-organs = Größe von Milz, Leber und Lymphknoten
asked-tooth-loss = Zahnverlust
asked-the-author-s-diagnosis = eine andere gesicherte Diagnose
asked-the-author-s-suspicion = eine andere Verdachtsdiagnose
asked-the-course = der Verlauf
asked-what-excludes-infection = was eine Infektion ausschließt
asked-what-excludes-malignancy = was Malignität ausschließt
asked-tests-for-tuberculosis = Tuberkulosetests
asked-stains-for-langerhans-cells = Färbungen auf Langerhans-Zellen
found-how-many-bones-are-affected = wie viele Knochen betroffen sind
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
found-crp = erhöhtes CRP
found-value-of-crp = deutlich erhöhtes CRP
found-esr = { asked-esr }
found-band-neutrophils = { asked-band-neutrophils }
found-blood-count = { asked-blood-count }
found-haemoglobin = { asked-haemoglobin }
found-platelets-and-white-cells = niedrige Thrombozyten oder Leukozyten
found-ldh = { asked-ldh }
found-uric-acid = { asked-uric-acid }
found-alkaline-phosphatase = niedrige alkalische Phosphatase
found-vitamin-c = niedriges Vitamin C
found-biopsy = Infektion oder Tumorzellen in einer Biopsie
found-cultures = Bakterienwachstum
found-nsaid = { asked-nsaid }
found-bisphosphonate = { asked-bisphosphonate }
found-brace = { asked-brace }
found-pregnant = { asked-pregnant }
found-involvement-of-the-pelvis = { asked-involvement-of-the-pelvis }
found-the-end-of-the-bone = { asked-the-end-of-the-bone }
found-blood-film-and-marrow = Blasten in Blut oder Knochenmark
found-night-sweats = { asked-night-sweats }
found-sequestrum = { asked-sequestrum }
found-aggressive-periosteal = { asked-aggressive-periosteal }
found-adrenal-mass = { asked-adrenal-mass }
found-cold-spots = kalte Areale
found-pathological-fracture = { asked-pathological-fracture }
found-neurological-signs = { asked-neurological-signs }
found-large-organs = Vergrößerung von Milz, Leber oder Lymphknoten
found-tooth-loss = { asked-tooth-loss }
found-the-author-s-diagnosis = eine andere gesicherte Diagnose
found-the-author-s-suspicion = eine andere Verdachtsdiagnose
found-the-course = { asked-the-course }
found-what-excludes-infection = { asked-what-excludes-infection }
found-what-excludes-malignancy = { asked-what-excludes-malignancy }
found-tests-for-tuberculosis = { asked-tests-for-tuberculosis }
found-stains-for-langerhans-cells = { asked-stains-for-langerhans-cells }

## Red flags

flag-abscess = Abszess: bakterielle Infektion bis zum Beweis des Gegenteils.
flag-soft-tissue-mass = Weichteilraumforderung: Tumor bis zum Beweis des Gegenteils.
flag-cortical-destruction = Kortikalisdestruktion: bei CNO nicht gesehen; Tumor oder Infektion.
flag-diffuse-infiltration-of-the-marrow = Diffuse Infiltration des Knochenmarks: Leukämie oder Lymphom bis zum Beweis des Gegenteils.
flag-low-platelets-or-white-cells = Niedrige Thrombozyten oder Leukozyten: Leukämie bis zum Beweis des Gegenteils.
flag-crp-above-55-mg-l = CRP über 55 mg/L: eine bakterielle Infektion muss ausgeschlossen werden.
flag-fever = Fieber: Infektion oder Malignität muss ausgeschlossen werden.
flag-a-single-site = Ein einzelner Herd: Infektion und Tumor sind wahrscheinlicher als bei mehreren Herden.
flag-age-under-3-years = Alter unter 3 Jahren: äußerste Vorsicht mit der Diagnose CNO.
flag-new-loss-of-vertebral-height = Neuer Höhenverlust eines Wirbels: Wirbelsäule gefährdet; über Behandlung und Korsett entscheiden.
flag-bacteria-grown = Bakterienwachstum: bakterielle Infektion.
flag-tumour-cells-in-a-biopsy = Tumorzellen in einer Biopsie: Malignität.
flag-a-skull-lesion-with-lysis = Lytische Schädelläsion: Langerhans-Zell-Histiozytose ausschließen.
flag-low-haemoglobin = Niedriges Hämoglobin: an Leukämie denken.
flag-ldh-or-uric-acid-raised = LDH oder Harnsäure erhöht: Leukämie oder Lymphom ausschließen.
flag-weight-loss = Gewichtsverlust: Malignität ausschließen.
flag-night-sweats = Nachtschweiß: Malignität ausschließen.
flag-langerhans-cells = Langerhans-Zellen: Langerhans-Zell-Histiozytose.
flag-a-positive-test-for-tuberculosis = Positiver Tuberkulosetest: Tuberkulose ausschließen.
flag-blasts = Blasten: Leukämie.
flag-malignancy = Malignität: im Befund oder in der Akte genannt.
flag-suspected-malignancy = Verdacht auf Malignität: im Befund oder in der Akte geäußert; muss ausgeschlossen werden.
flag-bacterial-infection = Bakterielle Infektion: im Befund oder in der Akte genannt.
flag-aggressive-periosteal-reaction = Aggressive Periostreaktion: bösartiger Tumor bis zum Beweis des Gegenteils.
flag-sequestrum = Sequester: bakterielle Osteomyelitis bis zum Beweis des Gegenteils.
flag-adrenal-mass = Raumforderung der Nebenniere: Neuroblastom ausschließen.
flag-cold-spots-in-a-bone-scan = Kalte Areale in der Szintigraphie: Infektion oder Malignität muss ausgeschlossen werden.
flag-pathological-fracture = Pathologische Fraktur: Tumor ausschließen.
flag-neurological-signs = Neurologische Zeichen: Rückenmark oder Nerv gefährdet; dringende Vorstellung.
flag-enlarged-spleen-liver-or-lymph-nodes = Vergrößerung von Milz, Leber oder Lymphknoten: Leukämie oder Lymphom ausschließen.
flag-low-alkaline-phosphatase = Niedrige alkalische Phosphatase: Hypophosphatasie ausschließen.
flag-low-vitamin-c = Niedriges Vitamin C: Skorbut.

## What would decide an open case

decide-blood-count-with-a-film = Blutbild mit Ausstrich, LDH und Harnsäure
decide-a-look-at-the-bone = Untersuchung des Knochenmarks
decide-crp-and-esr = CRP und BSG
decide-biopsy-of-the-most-accessible = Biopsie der am besten zugänglichen Läsion, mit Histologie und Kulturen
decide-biopsy-of-the-lesion-that = Biopsie der malignitätsverdächtigen Läsion, gleich was eine frühere gezeigt hat
decide-whole-body-mri = Ganzkörper-MRT
decide-vitamin-c = Vitamin C
decide-alkaline-phosphatase = alkalische Phosphatase

## Published criteria

criteria-eular-acr-2025-classification-of-paediatric-cno = EULAR/ACR-Klassifikation 2025 der pädiatrischen CNO
item-pain-at-a-bone = Schmerz an einem Knochen
item-typical-findings-of-imaging = typischer Bildbefund
item-malignancy = Malignität
item-infection = Infektion
item-vitamin-c-deficiency = Vitamin-C-Mangel
item-hypophosphatasia-a-low-alkaline-phosphatase-asks-for-it = Hypophosphatasie (zu vermuten bei niedriger alkalischer Phosphatase)
item-site-of-bone-lesions = Ort der Knochenläsionen
item-pattern-of-bone-lesions = Verteilung der Knochenläsionen
item-age-at-onset-3-years-or-more = Alter bei Beginn 3 Jahre oder mehr
item-coexisting-conditions = Begleiterkrankungen
item-no-fever = Fieberfreiheit
item-bone-biopsy-without-infection-or-malignancy = Knochenbiopsie ohne Infektion oder Malignität
item-no-anaemia = keine Anämie
item-crp = CRP nicht erhöht
item-esr = BSG nicht erhöht
criteria-nbo-against-bacterial-osteomyelitis-kostik-2023 = NBO gegen bakterielle Osteomyelitis (Kostik 2023)
item-crp-55-mg-l-or-less = CRP höchstens 55 mg/L
item-multifocal = multifokal
item-femur-affected = Femur betroffen
item-band-neutrophils-220-per-l-or-less = Stabkernige 220 pro µL oder weniger
criteria-clinical-score-for-nbo-jansson-2009 = Klinischer Score für NBO (Jansson 2009)
item-normal-blood-count = normales Blutbild
item-symmetric-lesions = symmetrische Läsionen
item-marginal-sclerosis = Randsklerose
item-normal-temperature = normale Temperatur
item-vertebra-clavicle-or-sternum = Wirbel, Klavikula oder Sternum
item-more-than-one-lesion = mehr als eine Läsion
item-crp-10-mg-l-or-more = CRP 10 mg/L oder mehr
criteria-criteria-for-nbo-jansson-2007 = Kriterien für NBO (Jansson 2007)
item-major-osteolytic-or-sclerotic-lesion = Hauptkriterium: osteolytische oder sklerotische Läsion
item-major-multifocal = Hauptkriterium: multifokal
item-major-palmoplantar-pustulosis-or-psoriasis = Hauptkriterium: palmoplantare Pustulose oder Psoriasis
item-major-sterile-biopsy-with-inflammation = Hauptkriterium: sterile Biopsie mit Entzündung
item-minor-normal-blood-count = Nebenkriterium: normales Blutbild
item-minor-crp-or-esr-raised = Nebenkriterium: CRP oder BSG erhöht
item-minor-hyperostosis = Nebenkriterium: Hyperostose
item-minor-other-autoimmune-disease = Nebenkriterium: andere Autoimmunerkrankung
item-minor-relative-with-autoimmune-disease = Nebenkriterium: Angehörige mit Autoimmunerkrankung
criteria-bristol-criteria = Bristol-Kriterien
item-bone-pain = Knochenschmerz
item-typical-imaging = typische Bildgebung
item-more-than-one-bone-or-clavicle-alone = mehr als ein Knochen oder Klavikula allein
item-crp-below-30-mg-l = CRP unter 30 mg/L
item-biopsy-with-sterile-inflammation = Biopsie mit steriler Entzündung
verdict-kostik-above = spricht für nichtbakterielle Osteomyelitis (Sensitivität 89,0 %, Spezifität 96,9 %)
verdict-kostik-below = spricht nicht für nichtbakterielle Osteomyelitis
verdict-kostik-none = kein Urteil: verglichen wird allein mit bakterieller Osteomyelitis

## Treatment, follow-up, referrals, cautions

advice-an-nsaid-is-the-usual-first = Ein NSAR ist die übliche erste Behandlung (nach einem halben Jahr unter Naproxen beschwerdefrei: 43 %).
advice-the-nsaid-may-be-continued-half = Das NSAR kann fortgeführt werden; unter einem NSAR allein hat die Hälfte der Kinder innerhalb von zwei Jahren ein Rezidiv.
advice-with-disease-that-stays-active-after = Bleibt die Krankheit nach vier Wochen NSAR aktiv, ist einer von drei Konsensusplänen eine Option: Methotrexat oder Sulfasalazin; ein TNF-Hemmer mit oder ohne Methotrexat; ein Bisphosphonat.
advice-with-an-active-vertebral-lesion-the = Bei einer aktiven Wirbelläsion sind die drei Konsensuspläne Optionen (Methotrexat oder Sulfasalazin; ein TNF-Hemmer mit oder ohne Methotrexat; ein Bisphosphonat), unabhängig vom Ansprechen auf ein NSAR; ein Bisphosphonat kann die erste Wahl sein.
advice-a-bisphosphonate-must-be-weighed-against = Wer ein Bisphosphonat verordnet, muss eine mögliche Schwangerschaft abwägen.
advice-mri-about-3-months-after-treatment = MRT etwa 3 Monate nach Beginn oder Änderung der Behandlung; bei fehlendem Ansprechen steigern.
advice-whole-body-mri-at-6-and-12 = Ganzkörper-MRT nach 6 und 12 Monaten, mit sagittaler Serie der Wirbelsäule und Aufnahmen von Händen und Füßen, wo sie betroffen sind; Kontrastmittel ist nicht nötig.
advice-with-vertebral-disease-the-aim-is = Bei Wirbelbefall ist das Ziel die Rückbildung in der MRT, nicht allein die Schmerzlinderung.
advice-lesions-without-symptoms-are-followed-by = Läsionen ohne Beschwerden werden durch Bildgebung verfolgt: zwei von drei Rezidiven machen keine Beschwerden.
advice-paediatric-orthopaedics-spine-height-curve-and = Kinderorthopädie, Wirbelsäule: Höhe, Krümmung und Korsett.
advice-paediatric-orthopaedics-limbs-a-lesion-at = Kinderorthopädie, Gliedmaßen: eine Läsion an einer offenen Wachstumsfuge; Beinlängen bis zum Wachstumsabschluss kontrollieren.
advice-physiotherapy-with-a-letter-that-names = Physiotherapie mit einem Brief, der die betroffenen Knochen nennt.
advice-dermatology-or-gastroenterology-for-associated-disease = Dermatologie oder Gastroenterologie wegen der Begleiterkrankung.
advice-biopsy-is-advised-before-long-term-treatment = Vor einer langen Behandlung wird eine Biopsie empfohlen, es sei denn, das Muster ist typisch (Klavikula oder beide Metaphysen eines Knochens) oder es bestehen Psoriasis, Pustulose oder eine Darmerkrankung.
advice-bisphosphonates-leave-dense-lines-in-growing = Bisphosphonate hinterlassen im Röntgenbild dichte Linien in wachsenden Knochen; sie bedeuten kein Fortschreiten.
advice-a-negative-bone-scan-does-not = Eine negative Szintigraphie beweist nicht, dass ein Herd abgeheilt ist: die MRT fand 98 % der symptomatischen Regionen, die Szintigraphie 74 %.

## Care while CNO is not concluded

care-no-treatment-or-exercise-plan-is = Vor der Klärung der Diagnose wird kein Behandlungs- und kein Übungsplan vorgeschlagen.
care-the-author-names-another-disease-than = Der Verfasser nennt eine andere Krankheit als CNO: ihre Behandlung gehört in die Hände derer, die diese Krankheit behandeln, und dieses Programm schlägt dafür keinen Plan vor.
care-it-must-not-wait-those-who = Es darf nicht warten: wer sie behandelt, sollte das Kind jetzt sehen, falls nicht schon geschehen.
care-no-glucocorticoid-before-leukaemia-and-lymphoma = Kein Glukokortikoid, bevor Leukämie und Lymphom durch eine Untersuchung des Knochenmarks ausgeschlossen sind: es kann sie verschleiern und ihrer Behandlung schaden.
care-no-bisphosphonate-in-hypophosphatasia = Kein Bisphosphonat, solange eine Hypophosphatasie genannt oder offen ist: es kann dem Knochen schaden. Wurde eines gegeben, sollten es die Behandelnden dieser Krankheit wissen.
care-until-then-avoid-painful-activity-pain = Bis dahin: schmerzhafte Belastung meiden, Schmerzlinderung durch den behandelnden Arzt.
care-before-bending-under-load-jumping-and = Vor Beugen unter Last, Springen und Kontaktsport: den behandelnden Arzt fragen.
care-early-referral-to-a-centre-that = Baldige Vorstellung in einem Zentrum, das Infektion und Malignität ausschließen kann.

## The exercise plan

dose-2-to-3-times-a-week = 2- bis 3-mal pro Woche
dose-light-to-moderate-guided-by-pain = leicht bis mäßig, geleitet vom Schmerz an den betroffenen Knochen
dose-building-up-to-30-minutes = Steigerung bis 30 Minuten
dose-exercise-in-water-cycling-body-weight-strength = Übungen im Wasser, Radfahren, Kraftübungen mit dem Körpergewicht abseits schmerzhafter Knochen
dose-two-to-three-sessions-of-up = zwei bis drei Einheiten von höchstens einer halben Stunde pro Woche
dose-longer-before-harder-in-small-steps = erst länger, dann stärker, in kleinen Schritten; bei mehr Schmerz einen Schritt zurück
dose-2-to-3-times-each-agreed = 2- bis 3-mal pro Woche, jede Einheit mit dem behandelnden Arzt abgestimmt
dose-light-free-of-pain-during-exercise = leicht, schmerzfrei während der Übung und am Tag danach
dose-short-at-first-building-up-to = anfangs kurz, Steigerung bis 30 Minuten
dose-walking-exercise-in-water-breathing-and = Gehen, Übungen im Wasser, Atmung und Haltung mit geradem Rumpf
dose-as-tolerated-without-pain-recorded-in = soweit schmerzfrei möglich, in Minuten pro Woche notiert
dose-none-without-sign-off-by-the-doctor = keine ohne Freigabe durch den Arzt, der die Bilder der Wirbelsäule kennt
dose-2-to-3-times-besides-everyday = 2- bis 3-mal pro Woche zusätzlich zur Alltagsaktivität
dose-moderate = mäßig
dose-30-to-50-minutes = 30 bis 50 Minuten
dose-endurance-and-strength-of-the-whole = Ausdauer und Kraft des ganzen Körpers, Gleichgewicht, ein Sport, der dem Kind Freude macht
dose-two-to-three-sessions-a-week = zwei bis drei Einheiten pro Woche über 12 bis 24 Wochen
dose-harder-in-small-steps-while-the = stärker in kleinen Schritten, solange die betroffenen Knochen schmerzfrei bleiben
dose-endurance-strength-of-arms-and-legs = Ausdauer, Kraft von Armen und Beinen, Gleichgewicht, Rumpfstabilität ohne Last
dose-each-step-only-after-sign-off-by = jeder Schritt nur nach Freigabe durch den Arzt, der die Bilder der Wirbelsäule kennt
dose-as-other-children-2-to-3 = wie andere Kinder; 2 bis 3 angeleitete Einheiten pro Woche, wo Kraft verloren ging
dose-moderate-to-vigorous = mäßig bis kräftig
dose-30-to-50-minutes-for-guided = 30 bis 50 Minuten bei angeleiteten Einheiten
dose-all-sport-strength-and-bone-loading-exercise = jeder Sport; Kraft und knochenbelastende Übungen
dose-as-other-children-of-the-same = wie andere Kinder desselben Alters
dose-free-back-to-protect-if-a = frei; zurück zum Schützen, wenn ein Herd wiederkehrt
dose-sport-without-impact-first-jumping-tumbling = zunächst Sport ohne Stoßbelastung; Springen, Turnen, Heben und Kontakt nur nach Freigabe
exercise-pain-at-an-affected-bone-an = Schmerz an einem betroffenen Knochen, ein betroffener Wirbel oder neuer Höhenverlust eines Wirbels
exercise-everyday-activity-without-pain-rest-is = Alltagsaktivität ohne Schmerz: Ruhe ist nicht das Ziel
exercise-level-walking-exercise-in-water-upright = { $bones }: Gehen in der Ebene, Übungen im Wasser, aufrechte Haltung
exercise-bending-under-load-lifting-jumping-tumbling = { $bones }: Beugen unter Last, Heben, Springen, Turnen, Kontakt
exercise-walking-without-a-limp-exercise-in = { $bones }: Gehen ohne Hinken, Übungen im Wasser, Radfahren mit geringem Widerstand
exercise-running-jumping-change-of-direction = { $bones }: Laufen, Springen, Richtungswechsel
exercise-walking-with-short-strides-exercise-in = { $bones }: Gehen mit kurzen Schritten, Übungen im Wasser
exercise-running-kicking-jumping = { $bones }: Laufen, Schießen, Springen
exercise-exercise-of-legs-and-trunk-unloaded = { $bones }: Übungen von Beinen und Rumpf, unbelastete Armbewegung unter Schulterhöhe
exercise-hanging-push-ups-throwing-contact = { $bones }: Hängen, Liegestütze, Werfen, Kontakt
exercise-heading-and-contact = { $bones }: Kopfball und Kontakt
exercise-in-the-brace-unless-the-doctor = im Korsett, es sei denn, der verordnende Arzt sagt es anders
exercise-new-back-pain-pain-at-night = neue Rückenschmerzen, nächtliche Schmerzen, Fieber, Schwäche oder Taubheit: aufhören und den Arzt anrufen
exercise-growth-plate-at-risk-new-limp = Wachstumsfuge gefährdet: bei neuem Hinken oder wachsender Beinlängendifferenz aufhören
exercise-no-pain-at-rest-at-night = keine Schmerzen in Ruhe, nachts oder am Tag nach der Übung
exercise-walks-without-a-limp = geht ohne Hinken
exercise-spine-doctor-s-sign-off-after-imaging-without = Wirbelsäule: Freigabe durch den Arzt nach Bildgebung ohne neuen Höhenverlust
exercise-growth-plate-leg-lengths-and-axes = Wachstumsfuge: Beinlängen und Beinachsen kontrolliert, keine wachsende Differenz
exercise-brace-agreed-with-the-doctor-who = Korsett: mit dem verordnenden Arzt abgestimmt, wie darin geübt wird
exercise-trunk-stability-with-a-straight-back = { $bones }: Rumpfstabilität mit geradem Rücken, ohne Last
exercise-jumping-tumbling-heavy-lifting-contact = { $bones }: Springen, Turnen, schweres Heben, Kontakt
exercise-body-weight-squats-and-steps-cycling-then = { $bones }: Kniebeugen und Stufen mit dem Körpergewicht, Radfahren, dann Laufen geradeaus
exercise-jumping-sudden-change-of-direction = { $bones }: Springen, plötzlicher Richtungswechsel
exercise-hip-and-trunk-strength-cycling-then = { $bones }: Kraft von Hüfte und Rumpf, Radfahren, dann Laufen geradeaus
exercise-sprinting-kicking-jumping = { $bones }: Sprinten, Schießen, Springen
exercise-arm-strength-with-light-load-swimming = { $bones }: Armkraft mit leichter Last, Schwimmen
exercise-hanging-throwing-contact = { $bones }: Hängen, Werfen, Kontakt
exercise-pain-lasts-to-the-next-day = Schmerzen halten bis zum nächsten Tag an, oder ein Herd ist in der Bildgebung neu oder schlechter
exercise-new-limp = neues Hinken
exercise-spine-new-back-pain-or-new = Wirbelsäule: neue Rückenschmerzen oder neuer Höhenverlust, sofort
exercise-foci-improved-or-unchanged-on-the = Herde in der letzten Bildgebung gebessert oder unverändert, keiner neu
exercise-strength-and-range-of-movement-as = Kraft und Beweglichkeit wie auf der anderen Seite
exercise-spine-no-active-vertebra-on-mri = Wirbelsäule: kein aktiver Wirbel in der MRT und stabile Höhen, oder Freigabe durch den Arzt
exercise-cervical-vertebra-a-radiograph-before-contact = Halswirbel: ein Röntgenbild vor Kontaktsport
exercise-growth-plate-no-new-deformity-or = Wachstumsfuge: keine neue Fehlstellung oder Beinlängendifferenz
exercise-brace-the-doctor-who-ordered-it = Korsett: der verordnende Arzt hat über Sport ohne Korsett entschieden
exercise-sport-is-encouraged-children-with-cno = zum Sport wird ermutigt: Kinder mit CNO sind so leistungsfähig wie andere
exercise-impact-and-contact-last-one-at = { $bones }: Stoßbelastung und Kontakt zuletzt, eines nach dem anderen
exercise-running-then-jumping-then-change-of = { $bones }: Laufen, dann Springen, dann Richtungswechsel
exercise-sprinting-kicking-and-jumping-step-by = { $bones }: Sprinten, Schießen und Springen, Schritt für Schritt
exercise-climbing-throwing-and-contact-step-by = { $bones }: Klettern, Werfen und Kontakt, Schritt für Schritt
exercise-spine-tumbling-lifting-and-contact-without = Wirbelsäule: Turnen, Heben und Kontakt ohne Freigabe
exercise-a-focus-returns-or-pain-lasts = ein Herd kehrt wieder, oder Schmerzen halten bis zum nächsten Tag an
limit-before-bending-under-load-jumping-or = Vor Beugen unter Last, Springen oder Kontaktsport: den behandelnden Arzt fragen.
limit-cervical-vertebra-affected-a-radiograph-before = Halswirbel betroffen: ein Röntgenbild vor Kontaktsport.
limit-the-brace-stays-on-during-exercise = Das Korsett bleibt während der Übung an, es sei denn, der verordnende Arzt sagt es anders.
limit-a-lesion-lies-at-an-open = Eine Läsion liegt an einer offenen Wachstumsfuge: bei neuem Hinken oder wachsender Beinlängendifferenz aufhören, bis ein Arzt nachgesehen hat.
limit-stop-and-call-the-doctor-for = Aufhören und den Arzt anrufen bei neuen Rückenschmerzen, nächtlichen Schmerzen, Fieber, Schwäche oder Taubheit oder Schmerzen, die bis zum nächsten Tag anhalten.

## What it is

told-certainty = in der Akte { $certainty ->
    [proven] gesichert
    [stated] gestellt
    [suspected] vermutet
    [considered] erwogen
   *[excluded] ausgeschlossen
}
conclusion-nothing-known = es ist nichts bekannt, worauf sich eine Diagnose stützen könnte.
conclusion-told = { $how ->
    [proven] laut Befund oder Akte gesichert
   *[stated] im Befund oder in der Akte gestellt
}, sie geht dem Bildmuster vor.
conclusion-shown = im Befund oder in der Akte ist keine Diagnose genannt; was in Blut, Gewebe oder einer Kultur gefunden wurde, weist darauf hin und geht dem Bildmuster vor. Ein Arzt muss sie bestätigen.
conclusion-too-little = keine Diagnose wird vorgeschlagen: zu wenig ist bekannt; { $reasons }.
conclusion-open = keine Diagnose wird vorgeschlagen; offen bleiben: { $open }; { $reasons }.
conclusion-clear = das Befallsmuster in der Bildgebung ist typisch, Infektion und Malignität sind ausgeschlossen, kein Befund spricht entscheidend gegen eine CNO, keine andere Diagnose liegt nahe.
conclusion-close = das Befallsmuster in der Bildgebung ist typisch, Infektion und Malignität sind ausgeschlossen, kein Befund spricht entscheidend gegen eine CNO; { $second } liegt als andere Diagnose nahe und ist nicht ausgeschlossen.
open-finding-against = ein Befund spricht stark gegen CNO
open-red-flag = ein Warnzeichen ist nicht durch eine Biopsie geklärt
open-distribution = die Verteilung ist nicht typisch für CNO
open-infection = eine Infektion ist nicht ausgeschlossen
open-malignancy = Malignität ist nicht ausgeschlossen
open-not-first = CNO ist nicht die führende Diagnose
verdict-excluded = nicht erfüllt: ein Ausschlusskriterium ist erfüllt
verdict-not-met = nicht erfüllt: weniger als { $least }
verdict-met = erfüllt: { $least } oder mehr
limit-no-pain = Übungen dürfen an den betroffenen Knochen keine Schmerzen auslösen: { $bones }.

## The report: titles

title-red-flags = Warnzeichen
title-impression = Beurteilung
title-change = Verlauf
title-spine = Wirbelsäule
title-legs = Beine
title-plates = Wachstumsfugen
title-radiation = Strahlung
title-treatment = Behandlungsmöglichkeiten (ohne Dosis; die Wahl trifft der Arzt)
title-follow-up = Kontrollen und Überweisungen
title-cautions = Hinweise
title-care-beside = Versorgung neben der genannten Krankheit
title-care-until = Versorgung bis zur Klärung der Diagnose
title-exercise = Übungsplan (FITT-VP)
title-examinations = Untersuchungen
title-told = Befunde laut Bericht
title-findings-of = Befunde vom { $day }
title-normal = Als normal gewertete helle Areale
title-course = Verlauf der einzelnen Herde
title-not-covered = Was nicht erfasst wurde
title-files = Was nicht gelesen wurde
title-spine-all = Wirbelsäule, alle Messungen
title-leg-lengths = Beinlängen
title-plates-all = Wachstumsfugen, alle Untersuchungen
title-scans = Skelettszintigraphien
title-radiographs = Röntgenbilder
title-candidates = Beachtenswert
title-scores = Scores
title-exposures = Strahlung, jede Exposition
title-record = Klinische Akte
title-differential = Differenzialdiagnose
title-criteria = Publizierte Kriterien
title-letter = Brief an die Physiotherapie
title-family = Für die Familie

## Techniques, statuses, how sure

technique-wbmri = Ganzkörper-MRT
technique-mri = MRT
technique-bone_scan = Skelettszintigraphie
technique-biplanar = Röntgen im Stehen
technique-radiograph = Röntgenbild
technique-text = Befundbericht
status-baseline = Erstbefund
status-new = neu
status-improved = gebessert
status-stable = stabil
status-worse = verschlechtert
status-resolved = abgeheilt
status-recurrent = wiedergekehrt
status-not_covered = nicht erfasst
status-indeterminate = nicht beurteilbar
exam-dated = { $technique } vom { $day }
exam-told = { $technique } ({ $day })
exam-undated = { $technique } unbekannten Datums
sure-unknown = unbekannt
sure-above = über 99 %
sure-percent = { $percent } %
confidence = Sicherheit { $sure }
with-error = { $value } ± { $error }
number = { $value }
as-written = { $text }
range = { $low } bis { $high }
reader-decided = { $decision ->
    [proposed] vorgeschlagen
    [confirmed] bestätigt
    [rejected] verworfen
   *[physiological] als physiologisch gewertet
}

## The first page

not-understood = Nicht verstanden, bitte lesen: „{ $words }“
sign-off-spine = Aktiver Wirbelbefall oder Höhenverlust eines Wirbels: Steigerung der Übungen nur mit ärztlicher Freigabe.
no-red-flag = Kein Warnzeichen in dem, was bekannt ist.
no-active-lesion = Diese Untersuchungen zeigen keine aktive Läsion.
shows-one = { $exam }: 1 aktive Läsion: { $place }.
shows-lesions = { $exam }: { $count ->
    [0] keine aktive Läsion
   *[other] { $count } aktive Läsionen
}{ $metaphyseal ->
    [0] { "" }
   *[other] , davon { $metaphyseal } metaphysär
}{ $vertebral ->
    [0] { "" }
   *[other] , { $vertebral } in der Wirbelsäule ({ $levels })
}.
baseline-alone = Dies ist die Ausgangsuntersuchung: es gibt keine frühere zum Vergleich.
compared-dated = Im Vergleich zum { $day }: { $changes }.
compared-told = Im Vergleich zur Voruntersuchung ({ $day }): { $changes }.
compared-of-these = Davon: { $changes }.
changed-new = { $count } neu{ $sites }
changed-recurrent = { $count } wiedergekehrt{ $sites }
changed-worse = { $count } progredient{ $sites }
changed-improved = { $count } gebessert
changed-resolved = { $count } abgeheilt
changed-stable = { $count } unverändert
changed-not_covered = { $count } nicht erfasst
changed-sites = { " " }({ $sites })
impression-spine = { $parts }.
impression-height = die Höhe von { $level } liegt { $loss } % unter der erwarteten{ $since }
impression-height-since = , { $change ->
    [unchanged] unverändert
    [lower] niedriger
   *[recovered] teilweise erholt
} seit { $day }
impression-curve = Cobb-Winkel { $angle } Grad{ $change ->
    [changed] , verändert
    [unchanged] , innerhalb des Messfehlers unverändert
   *[none] { "" }
}
impression-scan = Die Skelettszintigraphie { $dated ->
    [yes] vom { $day }
   *[no] ({ $day })
} zeigt eine vermehrte Anreicherung in { $hot } von { $all } Herden{ $alone ->
    [0] { "" }
   *[other] , davon { $alone } nur in der Szintigraphie sichtbar
}{ $others ->
    [0] { "" }
   *[other] ; die anderen können dennoch aktiv sein
}.
impression-films = { $exam }: { $films }.
impression-film = { $place }, { $look }{ $before }
impression-film-before = , zuvor { $look }
impression-plates = Wachstumsfugen mit hohem Risiko: { $plates }.
diagnosis-likely = Wahrscheinlichste Diagnose: { $diagnosis }; { $sure }
diagnosis-told = Berichtete Diagnose: { $diagnosis }; { $sure }
diagnosis-none = Keine Diagnose wird vorgeschlagen.
diagnosis-decide = Zur Klärung: { $named }.
change-list = { $status ->
    [new] Neu
    [recurrent] Wiedergekehrt
    [worse] Schlechter
    [improved] Besser
    [resolved] Abgeheilt
    [stable] Unverändert
   *[baseline] Erstmals gesehen
}: { $foci }.

## Evidence of examinations and findings

gap-not_covered = { $exam }, nicht erfasst: { $foci }.
gap-indeterminate = { $exam }, nicht beurteilt: { $foci }.
exam-measured = { $exam }: ausgemessen.
exam-written = { $exam }: aus einem schriftlichen Befund.
exam-listed = { $exam }: aufgeführt, nicht ausgemessen.
exam-series = { $exam }: { $sequence } in { $stations } { $stations ->
    [one] Station
   *[other] Stationen
}{ $voxels }.
exam-voxels = , Voxel { $x } x { $y } x { $z } mm
no-lesion = Keine Läsion in den abgebildeten Knochen.
finding = { $place }: { $parts }.{ $flag }{ $by }
bright-marrow = helles Knochenmark
volume-ml = { $volume } mL
long-mm = { $length } mm lang
signal-muscle = Signal { $ratio }-mal Muskel
signal-t1 = { $ratio }-mal in T1
signal-diffusion = { $ratio }-mal in der Diffusion
plate-crossing = überschreitet die Wachstumsfuge
plate-gap = Mitte { $gap } mm von der nächsten Wachstumsfuge entfernt
with-oedema = mit Ödem der angrenzenden Weichteile
plate-contact = auf { $area } cm² in Kontakt mit der { $plate ->
    [distal] distalen
   *[proximal] proximalen
} Wachstumsfuge{ $share }
plate-contact-share = { " " }({ $share } % davon)
with-expansion = mit knöcherner Auftreibung
finding-abscess = { " " }Warnzeichen: Kern so hell wie Flüssigkeit; Abszess ausschließen.
finding-proposed = { " " }Vom Programm vorgeschlagen (Sicherheit { $sure }).
finding-read = { " " }Von einem Leser { $decision ->
    [proposed] vorgeschlagen
    [confirmed] bestätigt
    [rejected] verworfen
   *[physiological] als physiologisch gewertet
}.
finding-placed = { " " }Von einem Leser gesetzt.
normal-place = { $day }, { $place }: { $how ->
    [told] berichtet
   *[seen] helles Knochenmark
}{ $volume }, als normal gewertet: { $pattern }.
normal-volume = , { $volume } mL
normal-told = laut Text physiologisch
normal-foot = helle Areale finden sich in den Füßen von 59 % der gesunden Kinder unter 16 Jahren (Kalkaneus 54, Talus 35, Navikulare 35 %), meist auf beiden Seiten ({ $source })
normal-limb = 58,7 % der gesunden Kinder von 5 bis 19 Jahren haben helle Areale in den Gliedmaßen, vor allem in Händen, proximalem Humerus, Füßen und Knien ({ $source })
normal-closing-plate = um die Mitte einer sich schließenden Wachstumsfuge des Knies sieht man mit 11 bis 15 Jahren helles Mark von 2 bis 27 mm, das keiner Kontrolle bedarf ({ $source })
normal-pelvis = 29,6 % der gesunden Kinder von 5 bis 19 Jahren haben helle Areale im Achsenskelett, 72 % der größeren davon im Becken ({ $source })
course = { $focus }, { $place }. { $said }
course-technique = { $technique }: { $steps }. { $reason }
course-step = { $status } ({ $day })
course-first = { $technique }: { $steps }.
course-silent = Nicht beurteilbar in: { $techniques }.
no-focus = Kein Herd wurde gefunden.
score = { $day }, { $name }: { $value }{ $parts }.{ $missing }{ $source }
score-unknown = unbekannt
score-parts = { " " }({ $parts })
score-part = { $name } { $points }
score-missing = { " " }Nicht gemessen, nicht gezählt: { $items }.
score-source = { " " }{ $status ->
    [disabled] Abgeschaltet
   *[provisional] Vorläufig
}: { $source }.
score-source-index = Nach Art des RAI-CROMRIS (Capponi et al., Pediatr Rheumatol 2021;19:123, doi:10.1186/s12969-021-00620-3): seine Merkmale, 0 bis 7 Punkte je Knocheneinheit und die Summe über alle Einheiten wurden am Abstract geprüft; die Aufteilung der Punkte einer Einheit nicht
score-source-cdas = Reiser 2025, ACR Open Rheumatol, doi:10.1002/acr2.70061; wie die Merkmale summiert werden, ist nicht geprüft
score-source-pedcno = Beck 2010, doi:10.1186/ar2992; die Regel des Ansprechens ist nicht geprüft
files-row = { $fate ->
    [unreadable] Unlesbar
    [damaged] Beschädigt
    [set-aside] Beiseitegelegt
    [copy] Kopie
    [other] Anderes
   *[used] Verwendet
} ({ $count }): { $reason }.
candidate = { $day }, { $place }: { $shown } (Sicherheit { $sure }).
candidate-uptake = { $ratio } ± { $error }-mal so viel Anreicherung wie die Referenz ({ $against }), wo die MRT keine Läsion zeigt
candidate-hot = vermehrte Anreicherung, wo die MRT keine Läsion zeigt
candidate-signal = Signal { $ratio }-mal so hoch wie im Muskel über { $volume } mL in der MRT, zu unsicher für eine Läsion
candidates-none-counted = Keine dieser Stellen wird als Herd gezählt, bevor ein Leser sie bestätigt.

## Legs, spine, growth plates

leg-longer = { $exam }: das { $side ->
    [left] linke
   *[right] rechte
} Bein ist { $difference } ± { $error } mm länger{ $before }.
leg-before = ; am { $day } das { $side ->
    [left] linke
   *[right] rechte
} Bein um { $difference } ± { $error } mm
leg-meaning = Differenz { $meaning }.
legs-below = unter 10 mm, häufig und meist ohne Beschwerden
legs-ten = 10 mm oder mehr
legs-above = über 20 mm, was die Belastung verändert; eine Vorstellung wird empfohlen, wenn bei Wachstumsende mehr als 20 mm zu erwarten sind
leg-lengths = { $day } ({ $where }): { $lengths }, je ± { $error } mm.
leg-length = { $bone } { $length } mm
where-biplanar = Röntgen im Stehen
where-mri = MRT, weniger genau
plates-alert = Gefahr des vorzeitigen Fugenschlusses und ungleichen Wachstums: { $advice }.
plate-name = { $bone }, { $plate ->
    [distal] distale
   *[proximal] proximale
} Wachstumsfuge
plate-summary = { $name }: Warnstufe { $risk }{ $contact }{ $growth }.
risk-high = hoch
risk-raised = erhöht
risk-low = niedrig
risk-none = keine
plate-summary-contact = , { $share } % der Fuge in Kontakt: { $foci }
plate-summary-growth = ; verbleibendes Wachstum { $low } bis { $high } mm
plate-evidence = { $day }, { $name }: Warnstufe { $risk }. { $reason }{ $growth }
plate-evidence-growth = { " " }Dort noch erwartetes Wachstum: { $low } bis { $high } mm ({ $source }).
spine-measured = { $exam }: { $count } Wirbel ausgemessen, { $first } bis { $last }{ $low ->
    [no] ; keiner ist niedriger, als seine Nachbarn erwarten lassen
   *[yes] { "" }
}.
spine-heights = { $day } ({ $where }): Höhen von { $count } Wirbeln, { $first } bis { $last }{ $low ->
    [no] ; keiner ist niedriger, als seine Nachbarn erwarten lassen
   *[yes] { "" }
}.
spine-children-differ = Die Grenzen von Genant gelten für Erwachsene; gesunde Kinder können keilförmige Wirbel haben.
vertebra-low = { $level }: { $loss }.
vertebra-row = { $day }, { $level }: { $heights }{ $loss }.
vertebra-heights = vordere / mittlere / hintere Höhe { $anterior } / { $middle } / { $posterior } mm (± { $error }),{ " " }
vertebra-told = { $day }, { $level }: { $loss } % der Höhe verloren, wie berichtet.
loss-parts = { $below }{ $since }
loss-below = { $lowest ->
    [anterior] vordere
    [middle] mittlere
   *[posterior] hintere
} Höhe { $loss } ± { $error } % unter der erwarteten, Genant-Grad { $grade }
loss-since = ; seit { $day } { $share } ± { $error } % der Höhe { $change ->
    [lost] verloren
   *[regained] wiedergewonnen
}, Wachstum berücksichtigt
curve-told = { $day }: Cobb-Winkel { $angle } Grad{ $ends }{ $convex ->
    [left] , linkskonvex
    [right] , rechtskonvex
   *[none] { "" }
}, wie berichtet.
curve-ends = , Endwirbel { $upper } und { $lower }
curve = { $day }: Cobb-Winkel { $angle } ± { $error } Grad von { $upper } bis { $lower }, Scheitel { $apex }, { $convex ->
    [left] linkskonvex
   *[right] rechtskonvex
}{ $since }.
curve-since = ; an den Endwirbeln vom { $day } eine Differenz von { $difference } Grad, { $changed ->
    [yes] verändert
   *[no] innerhalb des Messfehlers unverändert
}
kyphosis = { $day }: Kyphose { $upper } bis { $lower } { $angle } ± { $error } Grad.

## Scans, radiographs, radiation

scan-no-uptake = { $day }: keine deutlich vermehrte Anreicherung; das schließt aktive Herde nicht aus.
scan-uneven = { $day }, Regionen mit mehr Anreicherung als die Gegenseite (nur Zählfehler): { $regions }.
scan-region = { $unit } { $ratio } ± { $error }
scan-hot-read = { $day }, { $place }: vermehrte Anreicherung, von einem Leser { $decision }.
scan-hot = { $day }, { $place }: { $ratio } ± { $error }-mal so viel Anreicherung wie die Referenz ({ $against }), vom Programm vorgeschlagen (Sicherheit { $sure }).
scan-hot-judged = { $day }, { $place }: { $ratio } ± { $error }-mal so viel Anreicherung wie die Referenz ({ $against }), von einem Leser { $decision }.
film = { $day }, { $place }: { $look }{ $measured }{ $periosteal ->
    [yes] , mit Periostreaktion
   *[no] { "" }
}{ $breach ->
    [yes] . Warnzeichen: möglicher Durchbruch der Kortikalis
   *[no] { "" }
}.
film-relative = { " " }(Dichte { $density } und Breite { $width } im Vergleich zum angrenzenden Knochen; gemessen, nur zur Orientierung)
dose-sum = Effektive Dosis { $total } mSv ({ $low } bis { $high }) aus { $known } von { $all } Expositionen; für die übrigen nicht bekannt. Das ist ein Mittelwert für Kinder dieses Alters, nicht die eigene Dosis dieses Kindes.
dose-unknown = { $all } Expositionen, effektive Dosis nicht bekannt.
dose-otherwise = Mit { $protocol } { $visits ->
    [one] bei diesem einen Besuch
   *[other] bei jedem der { $visits } Besuche
} wären es etwa { $dose } mSv gewesen ({ $source }).
dose-protocol = Ganzkörper-MRT und Mikrodosis-EOS
dose-protocol-source = Vorabdruck, Research Square rs-6315925, 25 Patienten
exposure = { $day }, { $what }: { $quantity } { $value }{ $written }; { $effective }.
exposure-unread = nicht bekannt
exposure-value = { $value } { $unit }
exposure-written = { " " }(geschrieben „{ $text }“)
exposure-unknown = effektive Dosis nicht bekannt
exposure-effective = effektive Dosis { $dose } mSv ({ $low } bis { $high }), { $method }
exposure-undated = Datum nicht bekannt
exposure-unstated = Region nicht angegeben
dose-method-tc-99m-phosphonate-icrp-80 = Tc-99m-Phosphonat, ICRP 80 (ICRP-Publikation 80, abgeleitet aus der Tabelle von Treves und Fahey (JNM); Erwachsenenwert SNMMI)
dose-method-whole-spine-radiograph-frontal = Röntgen der ganzen Wirbelsäule, frontal (Ernst 2018 (Eur Spine J): 47,0 µGy·m² mit 0,13 mSv und 85,3 µGy·m² mit 0,24 mSv mit etwa 13 Jahren; Verfahren unterscheiden sich um mehr als den Faktor zwei, der als Spanne angegeben ist)

## Differential, criteria, plan

differential = { $diagnosis }{ $for }{ $against }.
differential-for = ; dafür: { $facts }
differential-against = ; dagegen: { $facts }
differential-nothing = ; nichts dafür oder dagegen bekannt
would-change = Jeder dieser Befunde würde die Diagnose ändern: { $named }.
not-known = Nicht bekannt: { $named }.
criteria-row = { $name }. Erfüllt: { $met }{ $excluded }{ $missing }. { $scored }.
criteria-none-met = keine
criteria-excluded = . Ausgeschlossen durch: { $items }
criteria-missing = . Nicht bekannt: { $items }
criteria-points = { $points } Punkte, { $verdict }
criteria-no-verdict = kein Urteil
criteria-not-scored = { $why ->
    [weights-not-loaded] Nicht berechnet: die veröffentlichte Gewichtung ist nicht installiert
    [disabled] Nicht berechnet: die veröffentlichten Punkte wurden nicht geprüft
    [provisional] Nicht berechnet: vorläufig
   *[other] Nicht berechnet
}
phase-protect = schützen
phase-rebuild = aufbauen
phase-return-to-sport = Rückkehr zum Sport
row-frequency = Häufigkeit
row-intensity = Intensität
row-time = Dauer
row-type = Art
row-volume = Umfang
row-progression = Steigerung
row-allowed = Erlaubt
row-avoid = Meiden
row-enter = Beginn, wenn
row-back = Zurückstufen, wenn
exercise-line = { $phase }: { $row ->
    [frequency] Häufigkeit
    [intensity] Intensität
    [time] Dauer
    [type] Art
    [volume] Umfang
    [progression] Steigerung
    [allowed] erlaubt
    [avoid] meiden
    [enter] beginnen, wenn
   *[back] zurück, wenn
}: { $line }.

## What was told, and the record

told-finding = { $technique } ({ $day }), { $place }: { $parts }{ $uncertain ->
    [yes] , unsicher
   *[no] { "" }
}.
told-affected = betroffen
told-soft-tissue = Weichteilödem
told-periosteal = Periostreaktion
told-height = Höhenverlust
told-expansion = Auftreibung
told-abscess = Abszess
told-mass = Raumforderung
told-destruction = Kortikalisdestruktion
told-infiltration = diffuse Infiltration des Knochenmarks
told-no-abscess = kein Abszess
told-no-mass = keine Raumforderung
told-size = { $size } mm
denied = { $what }: nein
record-child = { $facts }.
age-years = Alter { $age } Jahre
age-months = Alter { $age } Monate
child-girl = Mädchen
child-boy = Junge
child-woman = Frau
child-man = Mann
record-symptom = { $place }{ $symptom }{ $date }{ $past ->
    [yes] , früher
   *[no] { "" }
}.
record-place = { $place }:{ " " }
record-date = , { $date }
record-entry = { $what }.
record-family = Familie, { $relation }: { $condition }.
record-value = { $name }: { $result }{ $standard }.
record-laboratory = Labor
record-amount = { $value } { $unit }
record-count = { $value }
record-standard = { " " }({ $value } { $unit })
record-no-result = ohne Ergebnis berichtet
record-biopsy = Biopsie{ $site }: { $result }.
record-biopsy-site = {" "}({ $site })
record-culture = Kultur: { $result }.
record-treatment = Behandlung: { $name }{ $for }{ $status ->
    [planned] , geplant
    [stopped] , beendet
    [declined] , abgelehnt
    [allergy] , wegen Allergie nicht gegeben
    [avoided] , darf laut Text nicht gegeben werden
   *[given] { "" }
}.
record-for = { " " }({ $site })
record-diagnosis = Diagnose in der Akte { $certainty ->
    [proven] gesichert
    [stated] gestellt
    [suspected] vermutet
    [considered] erwogen
   *[excluded] ausgeschlossen
}: { $name }.

## Letter and family

letter-thanks = Vielen Dank, dass Sie dieses Kind übernehmen; die wahrscheinlichste Diagnose ist: { $diagnosis }.
letter-affected = Derzeit betroffen: { $places }.
letter-spine = Die Wirbelsäule ist betroffen: bitte nur mit dem beginnen, was der behandelnde Arzt freigegeben hat, und ohne weitere Freigabe nicht steigern.
letter-table = Die folgende Tabelle enthält den Plan in drei Phasen; bitte notieren Sie, was davon durchgeführt wurde.
family-page = Diese Seite erklärt in einfachen Worten, was die Bilder zeigen; sie ersetzt nicht das Gespräch mit Ihrem Arzt.
family-status = { $status ->
    [new] Neu
    [worse] Aktiver als zuvor
    [recurrent] Wieder aktiv
    [improved] Besser als zuvor
    [stable] Wie zuvor
    [resolved] Verschwunden
   *[baseline] Zum ersten Mal gesehen
}: { $places }.
family-vertebra = Wirbel { $level }
family-silent = Manche dieser Stellen tun nicht weh; deshalb sind Bilder nötig, auch wenn es Ihrem Kind gut geht.
family-back = Der Rücken ist eine dieser Stellen: bitte fragen Sie vor Springen, schwerem Heben oder Kontaktsport den Arzt.
family-moving = Bewegung tut Ihrem Kind gut, solange diese Stellen nicht wehtun; der Übungsplan sagt, wie viel.
family-call = Rufen Sie den Arzt an bei Fieber, nächtlichen Schmerzen, neuen Rückenschmerzen, Schwäche oder Taubheit oder bei Hinken, das nicht vergeht.

## Bones and their parts: names, with their gender

bone-foot = Fuß
    .gender = masculine
bone-ankle = Sprunggelenk
    .gender = neuter
bone-lower-leg = Unterschenkel
    .gender = masculine
bone-knee = Knie
    .gender = neuter
bone-thigh = Oberschenkel
    .gender = masculine
bone-hip = Hüfte
    .gender = feminine
bone-leg = Bein
    .gender = neuter
bone-pelvis = Becken
    .gender = neuter
bone-back = Rücken
    .gender = masculine
bone-chest = Brustkorb
    .gender = masculine
bone-shoulder = Schulter
    .gender = feminine
bone-arm = Arm
    .gender = masculine
bone-hand = Hand
    .gender = feminine
bone-head = Kopf
    .gender = masculine
bone-collarbone = Schlüsselbein
    .gender = neuter
bone-shoulder-blade = Schulterblatt
    .gender = neuter
bone-breastbone = Brustbein
    .gender = neuter
bone-lower-jaw = Unterkiefer
    .gender = masculine
bone-thigh-bone = Oberschenkelknochen
    .gender = masculine
bone-shin-bone = Schienbein
    .gender = neuter
bone-midfoot-bone = Mittelfußknochen
    .gender = masculine
bone-midhand-bone = Mittelhandknochen
    .gender = masculine
bone-kneecap = Kniescheibe
    .gender = feminine
bone-heel-bone = Fersenbein
    .gender = neuter
bone-skull = Schädel
    .gender = masculine
bone-mandible = Mandibula
    .gender = feminine
bone-sacrum = Sakrum
    .gender = neuter
bone-coccyx = Steißbein
    .gender = neuter
bone-sternum = Sternum
    .gender = neuter
bone-clavicle = Klavikula
    .gender = feminine
bone-scapula = Skapula
    .gender = feminine
bone-rib = Rippe
    .gender = feminine
bone-humerus = Humerus
    .gender = masculine
bone-radius = Radius
    .gender = masculine
bone-ulna = Ulna
    .gender = feminine
bone-carpus = Karpus
    .gender = masculine
bone-metacarpal = Metakarpale
    .gender = neuter
bone-hand-phalanges = Fingerphalangen
    .gender = plural
bone-ilium = Ilium
    .gender = neuter
bone-ischium = Ischium
    .gender = neuter
bone-pubis = Pubis
    .gender = feminine
bone-femur = Femur
    .gender = masculine
bone-patella = Patella
    .gender = feminine
bone-tibia = Tibia
    .gender = feminine
bone-fibula = Fibula
    .gender = feminine
bone-talus = Talus
    .gender = masculine
bone-calcaneus = Kalkaneus
    .gender = masculine
bone-navicular = Navikulare
    .gender = neuter
bone-cuboid = Kuboid
    .gender = neuter
bone-cuneiforms = Keilbeine
    .gender = plural
bone-metatarsal = Metatarsale
    .gender = neuter
bone-foot-phalanges = Zehenphalangen
    .gender = plural
bone-vertebra = Wirbel
    .gender = masculine

zone-proximal-epiphysis = proximale Epiphyse
zone-proximal-metaphysis = proximale Metaphyse
zone-diaphysis = Diaphyse
zone-distal-metaphysis = distale Metaphyse
zone-distal-epiphysis = distale Epiphyse
zone-apophysis = Apophyse
zone-vertebral-body = Wirbelkörper
zone-posterior-elements = hintere Wirbelanteile
zone-medial = mediales Drittel
zone-middle = mittleres Drittel
zone-lateral = laterales Drittel
zone-anterior = vorderer Bogen
zone-posterior = hinterer Bogen
zone-shaft = Schaft
zone-proximal = proximal
zone-distal = distal

## Fixed words of pages and charts

page-pain = Schmerzen
page-first-seen = Erstbefund
page-last-seen = Letzter Befund
page-before = Zuvor
page-now = Aktuell
page-current-phase = aktuelle Phase
page-because-of-this-child-s = wegen der Befunde dieses Kindes
page-change-in-pictures = Verlauf im Bild
page-appendix-evidence = Anhang: Belege
page-foci-in-every-examination = Herde in jeder Untersuchung
page-what-the-numbered-sentences-rest = Worauf die nummerierten Sätze beruhen
page-sources = Quellen
page-symbols = Symbole
page-every-step-needs-a-doctor = Jeder Schritt braucht eine ärztliche Freigabe.
page-spine-legs-growth-plates-plan = Wirbelsäule, Beine, Wachstumsfugen, Plan
page-the-numbers-are-those-of = Die Zahlen stammen aus einer Studie bei juveniler Arthritis; was wo erlaubt ist, ist eine Regel dieses Programms.
page-painful = schmerzhaft
page-silent = schmerzfrei
page-not-told = nicht angegeben
page-gone = verschwunden
page-seen-change-not-judged = gesehen, Änderung nicht beurteilt
page-muscle = Muskel
page-earlier-examinations = Frühere Untersuchungen
page-in-the-text = im Text
page-codes = Codes
page-basis = Grundlage
page-rule-of-this-program = Regel dieses Programms
page-clinical-record = klinische Akte
page-image-header = Bildkopf
page-all-examinations = alle Untersuchungen
page-methods = Methoden
page-software = Software
page-described-with-measured-accuracy-in = mit gemessener Genauigkeit in der Dokumentation beschrieben
page-follow-up-of-multifocal-bone = Verlauf multifokaler Knochenläsionen
page-baseline-of-multifocal-bone-lesions = Ausgangsbefund multifokaler Knochenläsionen
page-research-use-not-a-medical = Nur für die Forschung, kein Medizinprodukt. Das Programm schlägt vor; ein Arzt beurteilt die Bilder und entscheidet.
page-volumes-carry-one-standard-deviation = Volumina mit einer Standardabweichung; die rechte Seite des Patienten ist in jedem Bild links
page-side-by-side = Gegenüberstellung
page-coronal-maximum-of-stir = koronares Maximum der STIR
page-foci = Herde
page-site = Lokalisation
page-volume-over-time = Volumen im Verlauf
page-what-was-compared = Was verglichen wurde
page-there-is-no-focus-to = In diesen Untersuchungen ist kein Herd zu verfolgen.
page-remarks-on-the-data = Anmerkungen zu den Daten
page-where-this-comes-from = Herkunft der Angaben
page-the-text-that-was-read = Der gelesene Text
page-foci-by-status = Herde nach Verlauf
page-height-of-vertebrae = Höhe der Wirbel
page-of-the-expected-height-missing = der erwarteten Höhe fehlen, mit Fehler
page-hollow-told-without-an-error = hohl: ohne Fehler berichtet
page-examinations-treatments-and-symptoms-over = Untersuchungen, Behandlungen und Beschwerden im Verlauf
page-dashed-beginning-or-end-not = Gestrichelt: Anfang oder Ende nicht angegeben.
page-body-map = Körperschema
page-biopsy = Biopsie
page-set-aside-by-a-reader = Von einem Leser beiseitegelegt
page-none = Keine.
page-dotted-speaks-of-a-bone = Gepunktet: spricht von einem Knochen und wurde nicht verstanden.
page-the-place-before-aligned = die Stelle zuvor, deckungsgleich
page-the-same-place-now = dieselbe Stelle jetzt
page-what-has-changed-orange-is = was sich geändert hat: Orange ist heller, Blau dunkler
page-coronal-slice-through-the-focus = koronare Schicht durch den Herd
page-picture-before = vorher
page-picture-now = jetzt
page-picture-change = Änderung
page-patient = Patient
page-without-id = ohne Kennung
page-sex = { $sex ->
    [F] weiblich
    [M] männlich
   *[other] Geschlecht { $sex }
}
page-born = geboren
caption-frontal = frontale Ansicht
caption-lateral = seitliche Ansicht
caption-spine-frontal = Wirbelsäule, frontale Ansicht, ausgemessene Deckplatten
caption-spine-lateral = Wirbelsäule, seitliche Ansicht, ausgemessene Deckplatten
caption-anterior = Ansicht von vorn
caption-posterior = Ansicht von hinten (gespiegelt)
provenance-series = { $exam }: Serien
provenance-muscle = { $exam }: Muskel
provenance-signal = Signal { $signal } ± { $error }, { $place }
provenance-frame = { $exam }: Bezugssystem
provenance-read = gelesen

## Vocabulary; a word that is not here stays as its source has it

# symptoms and signs

word-pain = Schmerzen
    .denied = keine Schmerzen
word-swelling = Schwellung
    .denied = keine Schwellung
word-limp = Hinken
    .denied = kein Hinken
word-stiffness = Steifigkeit
    .denied = keine Steifigkeit
word-warmth = Überwärmung
    .denied = keine Überwärmung
word-reduced-movement = eingeschränkte Beweglichkeit
    .denied = keine Bewegungseinschränkung
word-weight-loss = Gewichtsverlust
    .denied = kein Gewichtsverlust
word-night-sweats = Nachtschweiß
    .denied = kein Nachtschweiß
word-malaise = Krankheitsgefühl
    .denied = kein Krankheitsgefühl
word-night-pain = nächtlicher Schmerz
    .denied = keine nächtlichen Schmerzen
word-pain-and-swelling = Schmerzen und Schwellung
word-pain-for-several-months = Schmerzen über mehrere Monate
word-gone-by-itself = von selbst vergangen
word-fever = Fieber
    .denied = kein Fieber
word-palmoplantar-pustulosis = palmoplantare Pustulose
    .denied = keine palmoplantare Pustulose
word-psoriasis = Psoriasis
    .denied = keine Psoriasis
word-acne = Akne
    .denied = keine Akne
word-crohn-disease = Morbus Crohn
    .denied = kein Morbus Crohn
word-ulcerative-colitis = Colitis ulcerosa
    .denied = keine Colitis ulcerosa
word-inflammatory-bowel-disease = chronisch-entzündliche Darmerkrankung
    .denied = keine chronisch-entzündliche Darmerkrankung
word-bowel-symptoms = Darmbeschwerden
    .denied = keine Darmbeschwerden
word-arthritis = Arthritis
    .denied = keine Arthritis
word-spondyloarthritis = Spondyloarthritis
    .denied = keine Spondyloarthritis
word-uveitis = Uveitis
    .denied = keine Uveitis
word-autoimmune-disease = Autoimmunerkrankung
    .denied = keine Autoimmunerkrankung
word-sickle-cell-disease = Sichelzellkrankheit
    .denied = keine Sichelzellkrankheit
word-blasts = Blasten
    .denied = keine Blasten
word-soft-tissue-mass = Weichteilraumforderung
    .denied = keine Weichteilraumforderung
word-cortical-destruction = Kortikalisdestruktion
    .denied = keine Kortikalisdestruktion
word-aggressive-periosteal-reaction = aggressive Periostreaktion
    .denied = keine aggressive Periostreaktion
word-sequestrum = Sequester
    .denied = kein Sequester
word-abscess = Abszess
    .denied = kein Abszess
word-bacteria-grown = Bakterienwachstum
    .denied = kein Bakterienwachstum
word-adrenal-mass = Raumforderung der Nebenniere
    .denied = keine Raumforderung der Nebenniere
word-cold-spots = kalte Areale
    .denied = keine kalten Areale
word-pathological-fracture = pathologische Fraktur
    .denied = keine pathologische Fraktur
word-neurological-signs = neurologische Zeichen
    .denied = keine neurologischen Zeichen
word-cytopenia = Zytopenie
    .denied = keine Zytopenie
word-enlarged-spleen-or-nodes = Vergrößerung von Milz oder Lymphknoten
    .denied = keine Vergrößerung von Milz oder Lymphknoten
word-anaemia = Anämie
    .denied = keine Anämie
word-early-tooth-loss = früher Zahnverlust
    .denied = kein früher Zahnverlust
word-langerhans-cells = Langerhans-Zellen
    .denied = keine Langerhans-Zellen
word-positive-tuberculosis-test = positiver Tuberkulosetest
    .denied = kein positiver Tuberkulosetest
word-low-vitamin-c = niedriges Vitamin C
    .denied = kein niedriges Vitamin C
word-low-alkaline-phosphatase = niedrige alkalische Phosphatase
    .denied = keine niedrige alkalische Phosphatase
word-mother = Mutter
word-father = Vater
word-sister = Schwester
word-brother = Bruder
word-sibling = Geschwister
word-grandparent = Großeltern
word-relative = Angehörige

# laboratory

word-crp = CRP
word-esr = BSG
word-leukocytes = Leukozyten
word-haemoglobin = Hämoglobin
word-platelets = Thrombozyten
word-neutrophils = Neutrophile
word-band-neutrophils = Stabkernige
word-alp = AP
word-ldh = LDH
word-vitamin-c = Vitamin C
word-vitamin-d = Vitamin D
word-ferritin = Ferritin
word-uric-acid = Harnsäure
word-creatinine = Kreatinin
word-calcium = Kalzium
word-phosphate = Phosphat
word-procalcitonin = Procalcitonin
word-blood-count = Blutbild
word-inflammatory-markers = Entzündungswerte
word-hla-b27 = HLA-B27
word-normal = normal
word-high = hoch
word-low = niedrig
word-negative = negativ
word-positive = positiv
word-within-normal-limits = im Normbereich
word-elevated = erhöht
word-not-elevated = nicht erhöht
word-raised = erhöht
word-increased = erhöht
word-decreased = vermindert
word-unremarkable = unauffällig

# biopsies and cultures

word-sterile = steril
word-no-bacteria = keine Bakterien
word-no-growth = kein Wachstum
word-cultures-sterile = Kulturen steril
word-all-cultures-sterile = alle Kulturen steril
word-cultures-remained-sterile = Kulturen blieben steril
word-sterile-inflammation = sterile Entzündung
word-inflammation = Entzündung
word-chronic-inflammation = chronische Entzündung
word-non-infectious-inflammation = nicht infektiöse Entzündung
word-sub-acute = subakut
word-non-infectious = nicht infektiös
word-inflammatory-changes = entzündliche Veränderungen
word-sub-acute-non-infectious-inflammatory-changes = subakute, nicht infektiöse, entzündliche Veränderungen
word-chronic-osteomyelitis = chronische Osteomyelitis
word-fibrosis = Fibrose
word-lymphocytes = Lymphozyten
word-plasma-cells = Plasmazellen
word-fibrosis-and-plasma-cells = Fibrose und Plasmazellen
word-biopsy = Biopsie
word-culture = Kultur

# treatments

word-naproxen = Naproxen
word-ibuprofen = Ibuprofen
word-indometacin = Indometacin
word-nsaid = NSAR
word-methotrexate = Methotrexat
word-sulfasalazine = Sulfasalazin
word-adalimumab = Adalimumab
word-etanercept = Etanercept
word-infliximab = Infliximab
word-tnf-inhibitor = TNF-Hemmer
word-pamidronate = Pamidronat
word-zoledronate = Zoledronat
word-bisphosphonate = Bisphosphonat
word-glucocorticoid = Glukokortikoid
word-antibiotics = Antibiotika
word-physiotherapy = Physiotherapie
word-brace = Korsett
word-surgery = Operation

# diseases

word-chronic-non-bacterial-osteomyelitis-cno-crmo = chronische nichtbakterielle Osteomyelitis (CNO/CRMO)
word-crmo = CRMO
word-malignancy = Malignität
word-infection = Infektion
word-bacterial-osteomyelitis = bakterielle Osteomyelitis
word-tuberculosis = Tuberkulose
word-leukaemia = Leukämie
word-lymphoma = Lymphom
word-langerhans-cell-histiocytosis = Langerhans-Zell-Histiozytose
word-ewing-sarcoma = Ewing-Sarkom
word-osteosarcoma = Osteosarkom
word-osteoid-osteoma = Osteoidosteom
word-metastases-neuroblastoma = Metastasen (Neuroblastom)
word-metastases = Metastasen
word-neuroblastoma = Neuroblastom
word-bone-infarct = Knocheninfarkt
word-stress-fracture = Ermüdungsbruch
word-hypophosphatasia = Hypophosphatasie
word-scurvy = Skorbut
word-dira = DIRA
word-majeed-syndrome = Majeed-Syndrom
word-sapho = SAPHO
word-chondrosarcoma = Chondrosarkom
word-rhabdomyosarcoma = Rhabdomyosarkom
word-myeloma = Myelom
word-osteoblastoma = Osteoblastom
word-rickets = Rachitis
word-hypervitaminosis-a = Hypervitaminose A
word-non-ossifying-fibroma = nichtossifizierendes Fibrom
word-fibrous-dysplasia = fibröse Dysplasie
word-aneurysmal-bone-cyst = aneurysmatische Knochenzyste
word-bone-cyst = Knochenzyste
word-chondroblastoma = Chondroblastom
word-giant-cell-tumour = Riesenzelltumor
word-enchondromatosis = Enchondromatose
word-fungal-osteomyelitis = Pilzosteomyelitis
word-cat-scratch-disease = Katzenkratzkrankheit
word-septic-arthritis = septische Arthritis
word-gaucher-disease = Morbus Gaucher
word-caffey-disease = Caffey-Krankheit
word-camurati-engelmann-disease = Camurati-Engelmann-Krankheit
word-osteopetrosis = Osteopetrose
word-melorheostosis = Melorheostose
word-sarcoidosis = Sarkoidose
word-haemangioma = Hämangiom
word-rosai-dorfman-disease = Rosai-Dorfman-Krankheit
word-erdheim-chester-disease = Erdheim-Chester-Krankheit
word-myofibromatosis = Myofibromatose
word-non-accidental-injury = Misshandlung
word-hyperparathyroidism = Hyperparathyreoidismus
word-thalassaemia = Thalassämie
word-complex-regional-pain-syndrome = komplexes regionales Schmerzsyndrom
word-cherubism = Cherubismus
word-desmoid = Desmoid
word-perthes-disease = Morbus Perthes
word-slipped-capital-femoral-epiphysis = Epiphyseolysis capitis femoris
word-osteochondrosis = Osteochondrose
word-transient-synovitis = Coxitis fugax
word-osteochondroma = Osteochondrom
word-osteogenesis-imperfecta = Osteogenesis imperfecta
word-brucellosis = Brucellose
word-mastocytosis = Mastozytose
word-chronic-granulomatous-disease = septische Granulomatose
word-hydatid-disease = Echinokokkose
word-goldbloom-syndrome = Goldbloom-Syndrom
word-bone-marrow-oedema-syndrome = Knochenmarködem-Syndrom
word-pachydermoperiostosis = Pachydermoperiostose
word-haemophilia = Hämophilie
word-familial-mediterranean-fever = familiäres Mittelmeerfieber

# how a lesion looks, and what was compared

word-lytic = lytisch
word-sclerotic = sklerotisch
word-mixed = gemischt lytisch-sklerotisch
word-hyperostotic = hyperostotisch
word-oedema = Ödem
word-no-clear-change-of-density = keine klare Dichteänderung
word-no-definite-change-in-density = keine eindeutige Dichteänderung
word-other-side = Gegenseite
word-neighbours = Nachbarn
word-surroundings = Umgebung
word-field-strength = Feldstärke
word-sequence = Sequenz
word-voxel-size = Voxelgröße
word-place-of-the-muscle-reference = Ort der Muskelreferenz
word-curve = Krümmung
word-kyphosis = Kyphose
word-files = Dateien
word-thigh = Oberschenkel
word-thighs = Oberschenkel
word-back = Rücken

# scores

word-whole-body-activity-index = Ganzkörper-Aktivitätsindex
word-number-of-lesions = Zahl der Läsionen
word-volume-of-all-lesions-ml = Volumen aller Läsionen, mL
word-without-hands-and-feet = ohne Hände und Füße
word-hyperintensity = Hyperintensität
word-extension = Ausdehnung
word-soft-tissue-or-periosteum = Weichteile oder Periost
word-bony-expansion = knöcherne Auftreibung
word-vertebral-collapse = Wirbelkollaps
word-units = Einheiten
word-cdas-carra = CDAS (CARRA)
word-pedcno-core-set = PedCNO-Kernsatz
word-patient-global = Gesamturteil des Patienten
word-patient-pain = Schmerz laut Patient
word-physician-global = Gesamturteil des Arztes
word-clinically-active-lesions = klinisch aktive Läsionen
word-lesions-in-the-last-images = Läsionen in den letzten Bildern
word-chaq = CHAQ

# radiation

word-dose-area-product = Dosisflächenprodukt
word-dose-length-product = Dosislängenprodukt
word-administered-activity = verabreichte Aktivität
word-spine = Wirbelsäule
word-wholebody = Ganzkörper
word-whole-body = Ganzkörper
word-foot = Fuß
word-knee = Knie
word-hand = Hand
word-hip = Hüfte
word-pelvis = Becken
word-chest = Brustkorb
word-radiograph = Röntgenbild
word-tc-99m-mdp = Tc-99m-MDP

# files

word-part-of-an-examination = Teil einer Untersuchung
word-not-dicom = kein DICOM
word-empty-file = leere Datei
word-zip = ZIP
word-dicom-directory = DICOM-Verzeichnis
word-the-same-image-again = noch einmal dasselbe Bild
word-folder-permission-denied = Ordner: Zugriff verweigert
word-file-permission-denied = Datei: Zugriff verweigert
word-zip-entries-were-searched-for-some-may-be-lacking = ZIP: Einträge wurden gesucht, manche können fehlen
word-zip-entry-points-outside-of-the-zip = ZIP-Eintrag: führt aus dem ZIP hinaus
word-earlier-results-of-this-program = frühere Ergebnisse dieses Programms
word-a-link-to-one-that-was-read-already = ein Verweis auf einen bereits gelesenen Ordner
word-a-link-that-leads-nowhere = ein Verweis ins Leere
word-header-cannot-be-read = Kopf nicht lesbar
word-its-beginning-is-spoilt = Anfang verdorben
word-its-pixels-are-cut-short = Pixel abgeschnitten

# times as a text tells them

word-first-examination = erste Untersuchung
word-follow-up = Verlaufskontrolle
word-one = einem
word-two = zwei
word-three = drei
word-four = vier
word-five = fünf
word-six = sechs
word-seven = sieben
word-eight = acht
word-nine = neun
word-ten = zehn
word-eleven = elf
word-twelve = zwölf
word-eighteen = achtzehn
word-january = Januar
word-february = Februar
word-march = März
word-april = April
word-may = Mai
word-june = Juni
word-july = Juli
word-august = August
word-september = September
word-october = Oktober
word-november = November
word-december = Dezember
word-gy-cm2 = Gy·cm²
word-pain-for-several-months-gone-by-itself = Schmerzen über mehrere Monate, spontan abgeklungen
word-detector-spacing-magnification-unknown = Detektorabstand, Vergrößerung unbekannt
word-around-the-middle-of-the-femur = um die Mitte des Femurs

## Remarks on the data

remark-dose-not-read = Was Serie { $series } von { $exam } über ihre Dosis sagt, war nicht lesbar; es fehlt im Verzeichnis.
remark-dose-unit = { $quantity } „{ $written }“: ohne lesbare Einheit oder mehr, als eine Untersuchung ergibt; der Wert bleibt unbekannt.
remark-unreadable-image = Beiseitegelegt: { $error }.
remark-levels-in-doubt = { $exam }: Alle Wirbel sind möglicherweise um eine Höhe verschoben (Wahrscheinlichkeit { $chance } %): Was T6 genannt wird, ist vielleicht { $other }. Eine Entscheidung der Art vertebra klärt es.
remark-not-localised = { $exam }: { $error }
remark-views-exchanged = { $exam }: das Bild zeigt die Ansichten anders herum als die Angaben; dem Bild wurde geglaubt.
remark-lateral-mirrored = { $exam }: in der seitlichen Ansicht sind vorn und hinten gegenüber den Angaben vertauscht; dem Bild wurde geglaubt.
remark-letter-contradicts = { $exam }: der eingebrannte Buchstabe ({ $side ->
    [left] links
   *[right] rechts
}) passt nicht zur angegebenen Seite; den Angaben wurde geglaubt, links und rechts prüfen.
remark-tag-contradicts = { $exam }: Angabe und Beschreibung nennen verschiedene Seiten ({ $tag }/{ $described }); die Seite bleibt offen.
remark-region-unknown = { $exam }: weder Angaben noch Beschreibung nennen die Region.
remark-image-mirrored = { $exam }: der eingebrannte Buchstabe ist gespiegelt, also auch das Bild.
remark-letter-open = { $exam }: Angabe oder Beschreibung und eingebrannter Buchstabe nennen verschiedene Seiten ({ $side }/{ $letter }); die Seite bleibt offen.
remark-pixel-outside = { $exam }: der Pixel { $pixel } des Lesers ({ $site }) liegt außerhalb des Bildes von { $rows } x { $columns }.
remark-reader-side = { $exam }: der Leser setzt eine Stelle ({ $site }) auf ein Röntgenbild der anderen Seite ({ $side }); dem Leser wurde geglaubt.
remark-station-far = Serie { $series }: eine Station liegt { $distance } m von den anderen entfernt, weiter, als ein Körper reicht; sie wurde beiseitegelegt.
remark-unreadable-series = { $series }, beiseitegelegt: { $error }.
remark-station-frames = Die Stationen nennen { $count } Bezugssysteme; ihre Lagen wurden übernommen, wie sie stehen, daher die Nähte prüfen.
remark-laterality = Serie { $series } ist mit { $side } bezeichnet, liegt aber auf der anderen Seite; der Geometrie wurde geglaubt.
remark-point-outside-bone = Der Punkt des Lesers ({ $site }) liegt nicht in dem, was das Programm für diesen Knochen hält; die Stelle des Lesers blieb, der Bereich ist nicht an den Knochen gebunden.
remark-point-without-region = Der Punkt des Lesers ({ $site }, { $exam }) liegt außerhalb der Bilder oder in nichts Hellem; kein Bereich ließ sich zeichnen.
remark-several-scans = { $exam } hat { $count } Serien von Ganzkörperansichten; sie wurden zusammen gelesen.
remark-injection = { $exam }: die Anreicherung ({ $site }) wird als Injektionsstelle gewertet.
remark-as-told = { $error }
remark-labels-no-skeleton = Die übergebenen Labels wurden nicht verwendet, weil kein Skelett gefunden wurde, das ihren Knochen eine Achse gibt.
remark-not-measured = { $exam } ist aufgeführt; es gibt keine flüssigkeitssensitive Serie, die ausgemessen werden kann.
remark-undated-left-out = { $exam } hat kein Datum und wurde ausgelassen.
remark-labels-no-exam = Die Labeldatei nennt { $day }, aber keine ausgemessene Untersuchung hat dieses Datum.
remark-stations-differ = Die Stationen unterscheiden sich in der Voxelgröße; sie wurden auf eine gebracht.
remark-missing-station = Zwischen zwei Stationen sind { $gap } mm des Körpers nicht abgebildet (von { $start } bis { $end } mm); Herde dort sind nicht erfasst.
remark-zips = { $count } ZIP-Dateien liegen unter den Dateien; sie wurden nicht geöffnet, bitte einzeln übergeben.
remark-copies = { $count } Dateien oder Ordner sind Kopien anderer und wurden einmal gezählt.
remark-file-lost = { $file }, { $fate ->
    [unreadable] nicht lesbar
    [damaged] beschädigt und beiseitegelegt
   *[other] beiseitegelegt
}: { $reason }.
remark-files-more = { $count } weitere dieser Art ({ $reasons }).
remark-duplicate-slices = { $series }: { $count } Schichten kamen doppelt; die jeweils erste wurde verwendet.
remark-missing-slices = { $series }: { $count } Schichten fehlen zwischen den anderen; ihr Platz gilt als nicht abgebildet.
remark-uneven-spacing = { $series }: Schichtabstände schwanken zwischen { $low } und { $high } mm; die Schichten kamen an den nächsten regelmäßigen Platz.
remark-future = { $exam }: das Datum liegt in der Zukunft, der Platz im Verlauf ist daher unsicher; das Datum an der Quelle prüfen.
remark-before-birth = { $exam }: das Datum liegt vor der Geburt des Kindes, daher ist kein Alter angegeben; beide Daten an der Quelle prüfen.
remark-several-patients = { $count } Patienten wurden gefunden (nach Kennung, Aussteller, Geburtsdatum, Geschlecht und Name); sie bleiben getrennt.
remark-shared-uids = { $count } SOP-Instanz-UIDs stehen bei mehr als einem Patienten, ein Fehler des Absenders; jedes Bild blieb bei seinem Patienten.
remark-undated = Diese Untersuchung hat kein Datum; sie lässt sich zeitlich nicht einordnen.
remark-exam-frames = Ihre MR-Serien nennen { $count } Bezugssysteme (wie nach Tischbewegung oder neuer Lagerung des Kindes); die Lagen des einen müssen nicht zum anderen passen.
remark-bad-geometry = { $series }: { $count } Bilder haben eine unmögliche Geometrie ({ $fault }) und wurden beiseitegelegt.
remark-unknown-sequence = { $series }: weder Angaben noch Beschreibung nennen die Sequenz.
remark-description-contradicts = { $series }: die Beschreibung sagt { $described }, die Angaben { $tags }; den Angaben wurde geglaubt.
remark-eight-bit = { $series }: 8-Bit-Pixel; Signalverhältnisse sind ungenauer.
remark-rescaled = { $series }: gespeicherte Werte tragen eine Skalierung, die angewandt wird.
remark-series-frames = { $series }: ihre Bilder nennen { $count } Bezugssysteme; die Lagen wurden übernommen, wie sie stehen.
remark-view-unknown = { $image }: weder Angaben noch Beschreibung nennen die Ansicht.
remark-no-calibration = { $image }: keine Kalibrierung der Pixelgröße ({ $calibration }); nur Verhältnisse und Winkel werden angegeben, keine Millimeter.
remark-view-assumed = { $image }: nichts sagt, welcher Kopf Bild { $frame } aufnahm; es gilt als Ansicht von { $view ->
    [anterior] vorn
   *[posterior] hinten
}, links und rechts beruhen daher auf dieser Annahme.
remark-second-view = { $image }: eine zweite Ansicht von { $view ->
    [anterior] vorn
   *[posterior] hinten
} wurde gefunden; die erste wird verwendet.
remark-one-scan-view = { $image }: nur die Ansicht von { $view ->
    [anterior] vorn
   *[posterior] hinten
}; was tief auf der anderen Seite liegt, ist schlechter zu sehen.
remark-several-injections = { $image }: { $count } Injektionen sind angegeben.
remark-unreadable-slices = { $series }: { $count } von { $all } Schichten sind unbrauchbar und gelten als nicht abgebildet ({ $reasons }).
remark-one-view = { $exam } hat nur eine { $view ->
    [frontal] frontale Ansicht; Höhen brauchen die seitliche
   *[lateral] seitliche Ansicht; Krümmungen brauchen die frontale
}.

# Wie eine Serie in einer Bemerkung heißt.
series-described = Serie { $number } „{ $description }“
series-numbered = Serie { $number }
series-of = Serie { $number } von { $exam }

# Bemerkungen zu einer Datei mit Entscheidungen.
remark-decision-no-exam = Entscheidungen: keine Untersuchung heißt „{ $exam }“.
remark-decision-no-finding = Entscheidungen: „{ $kind }“ nennt den Befund „{ $finding }“, den dieser Lauf nicht erhoben hat.
remark-decision-twice = Entscheidungen: zu „{ $finding }“ steht derselbe Wert ({ $about }) zweimal und verschieden; der letzte gilt.
remark-decision-merged-and-split = Entscheidungen: { $findings } sind zugleich vereint und getrennt; sie bleiben getrennt.

# Bemerkungen zu einem Text.
remark-side-not-told = „{ $quoted }“: ein paariger Knochen ohne Seite; sie bleibt offen.
remark-impossible-date = „{ $quoted }“: diesen Tag gibt es nicht; nicht verwendet.
remark-other-side = „{ $quoted }“: spricht von { $bone } { $side ->
    [left] links
   *[right] rechts
}, als wäre es bekannt, doch zuvor war nur die andere Seite genannt; beide bleiben, bitte die Seite prüfen.
remark-side-corrected = „{ $quoted }“: der Text berichtigt eine Seite; die zuvor genannte ist zurückgenommen.
remark-summary-side = „{ $quoted }“: { $bone } { $summary ->
    [left] links
    [right] rechts
   *[other] { $summary }
} in der Beurteilung, { $findings ->
    [left] links
    [right] rechts
   *[other] { $findings }
} im Befund; beide bleiben, bitte die Seite prüfen.
remark-text-cut = Der Text ist länger als { $most } Zeichen; was danach kommt, wurde nicht gelesen.
remark-kept-apart = Betrifft dieses Kind nicht und wurde nicht verwendet: „{ $quoted }“
remark-language-model = Ein Sprachmodell fügte { $added } Orte hinzu, als unsicher markiert; { $dropped } seiner Antworten wurden verworfen, da sie nicht im Text stehen oder nicht zum Wortschatz gehören.

# Bemerkungen zu klinischen Angaben.
remark-unknown-heading = { $file }, Zeile { $line }: die Überschrift „{ $heading }“ ist unbekannt und wurde nicht verwendet{ $near }; möglich sind { $known }.
remark-did-you-mean = { "" }; vielleicht „{ $near }“
remark-entry-set-aside = { $file }, Zeile { $line }: { $entry }{ $near }: { $fault }; gefunden „{ $found }“; nicht verwendet, bitte berichtigen.
remark-stands-in = { " " }({ $source })
remark-unknown-unit = { $name }{ $where }: erwartet wird eine Einheit wie { $unit }, gefunden „{ $found }“; bleibt wie angegeben, ohne Vergleich mit Grenzwerten.
remark-impossible-value = { $name }{ $where }: erwartet { $least } bis { $most } { $unit }, gefunden { $found }; bleibt wie angegeben, ohne Vergleich mit Grenzwerten.
remark-unit-not-told = { $name }{ $where }: ohne Einheit; { $unit } wird angenommen.

## Fehler, die ein Hinweis anführt

image-undecoded = { $image }: { $why }
image-not-grey = { $image }: ein einzelnes Graustufenbild wurde erwartet, gefunden wurden Pixel der Form { $shape }
image-small = { $image }: ein Bild wurde erwartet, gefunden wurden { $rows } x { $columns } Pixel
image-blank = { $image }: das Bild ist leer
image-saturated = { $image }: { $share } % des Bildes sind gesättigt, schwarz oder weiß
scan-without-view = { $scan }: eine Ganzkörperaufnahme wurde erwartet, keine gefunden
scan-without-pixel-size = { $scan }: eine Pixelgröße wurde erwartet, keine mögliche gefunden
scan-no-views = { $scan }: Ganzkörperaufnahmen wurden erwartet, gefunden wurden Pixel der Form { $shape }
scan-empty = { $scan }: Zählereignisse wurden erwartet, das Bild ist leer
stack-too-large = { $slices } Schichten von { $rows } x { $columns } Pixeln sind mehr, als sein kann
stack-unusable = { $count } von { $all } Schichten sind unbrauchbar ({ $reasons })
few-landmarks = zusammengesetztes Volumen: mindestens { $least } Landmarken eines Skeletts wurden erwartet, { $found } gefunden; ist das eine koronare Ganzkörper-STIR? Die Knochen wurden nicht benannt
few-landmarks-planar = planares Bild: mindestens { $least } Landmarken eines Skeletts wurden erwartet, { $found } gefunden; die Knochen wurden nicht benannt
body-unreadable = zusammengesetztes Volumen: die meisten Landmarken des Skeletts, die in den Bildern liegen, müssten zu sehen sein, gefunden wurden { $found } von { $all }; ist das eine koronare Ganzkörper-STIR, Kopf oben und Gesicht nach vorn? Die Knochen wurden nicht benannt; Gelenke oder Wirbel mit einer Entscheidungsdatei berichtigen oder Befunde damit setzen
field-small = zusammengesetztes Volumen: mindestens { $least } mm der Körperhöhe sind nötig, um die Knochen zu unterscheiden, gefunden wurden { $height } x { $width } mm; die Knochen wurden nicht benannt, Befunde mit einer Entscheidungsdatei setzen
reason-of = { $count }: { $why }
word-its-pixels-are-fewer-than-its-header-promises = weniger Pixel, als der Dateikopf angibt
word-its-compressed-pixels-ended-the-decoder = die komprimierten Pixel haben den Decoder beendet
word-its-compressed-pixels-did-not-end-within-60-s = die komprimierten Pixel waren nach 60 s nicht entpackt
word-a-rescale-slope-or-intercept-that-cannot-be = unmögliche Skalierung (Rescale Slope oder Intercept)
word-a-rescale-slope-that-is-no-number = Rescale Slope ist keine Zahl
word-a-rescale-intercept-that-is-no-number = Rescale Intercept ist keine Zahl
word-every-pixel-has-the-same-value = alle Pixel haben denselben Wert
word-a-large-part-of-it-is-saturated = ein großer Teil ist gesättigt
word-its-values-are-far-above-those-of-its-neighbours = die Werte liegen weit über denen der Nachbarschichten
word-its-values-are-far-below-those-of-its-neighbours = die Werte liegen weit unter denen der Nachbarschichten
word-it-holds-values-that-are-no-numbers = enthält Werte, die keine Zahlen sind

# Who has signed a report, and what was judged.
title-signature = Unterschrift
signature-by = Gelesen und unterschrieben von { $by } am { $day }; dies ist eine Unterschrift im Programm, keine qualifizierte elektronische.
signature-place = { $place } ({ $day })
signature-confirmed = Von einem Befunder bestätigt oder gesetzt: { $places }.
signature-rejected = Von einem Befunder verworfen: { $places }.
signature-normal = Nach Urteil eines Befunders altersgemäß: { $places }.
signature-open = Noch Vorschläge des Programms, die kein Befunder beurteilt hat: { $places }.
signature-all-judged = Ein Befunder hat jeden Befund beurteilt.
