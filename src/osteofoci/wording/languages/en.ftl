# The words of Osteofoci in English. Every entry is a sentence or a phrase by its code; what stands in
# braces is a value. Basis, numbers, sides and sites come from the case.

## Places, lists, nothing

none = { "" }
no-number = not measured
# What stands before a colon, and behind it.
headed = { $head }: { $text }
list-comma = { ", " }
list-semicolon = { "; " }
list-and = { " and " }
list-space = { " " }
sentences = { $all }
sided = { $side ->
    [left] left { $bone }
   *[right] right { $bone }
}
numbered = { $bone } { $number }
place-perhaps = { $place } (perhaps { $other })
place-zoned = { $place }, { $zone }
place-half = { $place }, { $side ->
    [left] left
   *[right] right
} side
place-open = { $place }, side not told
date = { $year }-{ $month }-{ $day }
focus = focus { $number }
focus-at = { $place } ({ $focus })

## The course of a focus

first-examination = First examination.
not-imaged = Not imaged.
imaged-before = Imaged previously without a lesion.
first-cover = First examination that covers this site.
covered-in-part = Earlier examinations show this place only in part, or it cannot be told.
where-another-was = It lies where focus { $focus } was before, and may be a part of it.
bright-before = In { $exam } this place was already { $share } % as bright, but was not taken for a focus.
returned = It had resolved and is seen again at the same site.
counted-together = Counted together with focus { $focus }, which { $how ->
    [merged] has merged with it
   *[split] has split off it
}.
bones-not-named = Bones were not named in this examination.
reached-over = Focus { $focus } now reaches over this place; they have merged.
imaged-in-part = Only { $share } % of this place was imaged, and nothing is seen there.
still-bright = The place is still { $share } % as bright as it was, but is not taken for a focus.
uncertain-before = Nothing is seen here now, but what was seen before was itself uncertain.
still-nothing = Still no lesion at this site.
imaged-no-lesion = Imaged, no lesion.
volume-unknown = One of the two volumes is not known.
volume-aligned = { $change ->
    [within] Within the error of measurement
    [smaller] Smaller
   *[larger] Larger
}: at the aligned site { $before } and { $after } mL, ratio { $ratio }; unchanged foci vary by { $low } to { $high }{ $wider }.
volume-compared = { $change ->
    [within] Within the error of measurement
    [below] Below the change that two readings of one scan show
    [smaller] Smaller
   *[larger] Larger
}: { $before } to { $after } mL, change { $difference } mL, error of the change { $error } mL{ $wider }.
error-wider = { " " }(wider, because { $differing } differ)
event-merged = { $exam }: merged with focus { $focus }
event-split = { $exam }: split off focus { $focus }
mri-silent = No lesion on MRI, although another technique shows one.
radiograph-unmarked = The radiograph shows this bone; the focus was not marked on it.
scan-uncertain = It is uncertain whether the scan covers this site.{ $since }
scan-silent = No increased uptake, a negative scan does not show that a focus has resolved.{ $masked }{ $since }
scan-masked = { " " }The adjacent growth plate may mask it.
scan-since = { " " }Uptake was increased on { $day }.
scan-uptake = Uptake { $ratio } ± { $error } times that of the { $against }.
scan-placed = Seen on the bone scan: placed by the reader.
scan-other-reference = Uptake increased as on { $day }, but compared with something else: uptake { $ratio } ± { $error } times that of the { $against }.
scan-change = { $change ->
    [within] Uptake unchanged
    [less] Less uptake
   *[more] More uptake
}: { $before } to { $after } times that of the { $against }; changes up to { $limit } % are within the error.
film-first = First radiograph: { $look }{ $measured }.
film-still = Still { $look }{ $measured }.
film-changed = Appearance from { $before } to { $look }{ $measured }; whether this is healing is for the reader to judge.
film-measured = { " " }(density { $density }, width { $width } of the bone around)
height-not-judged = This technique measures lengths, heights and curves; it does not assess this focus.
height-plates-unclear = End plates not clearly visible.
height-first = First standing radiograph: { $low }.
height-below = { $loss } ± { $error } % below the expected height
height-change = { $change ->
    [within] Height unchanged
    [lost] Height lost
   *[regained] Height regained
}: { $since } ± { $error } % of its height since; { $low }.
told-both-ways = Reported as better and as worse.
told-so = As reported.
told-first = First reported.
told-again = Reported again without mention of change.
told-gone = Reported as resolved.
told-measured = Told as { $before } before and { $now } now.
told-nothing = Not mentioned in the report.

## Growth plates

plate-closed = Focus { $foci } lies at a plate that is closed: { $why }.
plate-crossed = Focus { $foci } crosses the plate{ $share }. { $state } { $advice }
plate-crossed-share = { " " }and touches { $share } % of it
plate-touched = Focus { $foci } touches { $share } % of the plate.{ $grown ->
    [yes] { " " }More of it than before.
   *[no] { "" }
} { $state } { $advice }
plate-near = Focus { $foci } lies { $gap } mm from the plate. { $state }
plate-state = The plate is { $state ->
    [open] open
    [closing] closing
    [closed] closed
   *[unknown] unknown
}: { $why }.
plate-advice = Risk of early closure and of unequal legs or arms: { $advice }.
plate-follow-up = measure leg lengths at every follow-up, and look at the plate again on the next MRI
plate-band = bright band visible on MRI
plate-no-age = no age is known and no bright band is seen
plate-age = at { $age } years { $what ->
    [none-closed] no plate has closed
    [fused] nearly all plates have fused
    [closing] plates close
   *[either] it may be open or closing
}; { $band ->
    [absent] no bright band is seen
   *[unclear] not visible on the image
}

## Facts of a case, and what is asked for

fact-multifocal = { $answer ->
    [yes] more than one bone is affected
   *[no] only one bone is affected
}
fact-symmetric = { $answer ->
    [yes] the same bone is affected on both sides
   *[no] no bone is affected on both sides
}
fact-metaphyseal = { $answer ->
    [yes] a metaphysis is affected
   *[no] no metaphysis is affected
}
fact-diaphyseal = { $answer ->
    [yes] a diaphysis is affected
   *[no] no diaphysis is affected
}
fact-vertebral = { $answer ->
    [yes] a vertebra is affected
   *[no] no vertebra is affected
}
fact-active_spine = { $answer ->
    [yes] a vertebra is affected in the last examination that shows it
   *[no] no vertebra is active
}
fact-cervical = { $answer ->
    [yes] a cervical vertebra is affected
   *[no] no cervical vertebra is affected
}
fact-clavicle = { $answer ->
    [yes] a clavicle is affected
   *[no] no clavicle is affected
}
fact-clavicle_spine_or_sternum = { $answer ->
    [yes] clavicle, sternum or spine is affected
   *[no] neither clavicle nor sternum nor spine is affected
}
fact-chest_wall = { $answer ->
    [yes] clavicle or sternum is affected
   *[no] neither clavicle nor sternum is affected
}
fact-skull = { $answer ->
    [yes] the skull is affected
   *[no] the skull is not affected
}
fact-femur = { $answer ->
    [yes] a femur is affected
   *[no] no femur is affected
}
fact-leg = { $answer ->
    [yes] a bone of a leg or foot is affected
   *[no] no bone of a leg or foot is affected
}
fact-lytic = { $answer ->
    [yes] a lytic lesion was seen
   *[no] no lytic lesion was seen
}
fact-sclerotic = { $answer ->
    [yes] sclerosis was seen
   *[no] no sclerosis was seen
}
fact-mixed = { $answer ->
    [yes] a lytic lesion with sclerosis was seen
   *[no] no lytic lesion with sclerosis was seen
}
fact-hyperostosis = { $answer ->
    [yes] hyperostosis or expansion was seen
   *[no] no hyperostosis was seen
}
fact-periosteal = { $answer ->
    [yes] periosteal reaction was seen
   *[no] no periosteal reaction was seen
}
fact-soft_tissue_oedema = { $answer ->
    [yes] the soft tissue beside a lesion is oedematous
   *[no] no oedema of soft tissue was seen
}
fact-abscess = { $answer ->
    [yes] an abscess was seen
   *[no] no abscess
}
fact-mass = { $answer ->
    [yes] a soft-tissue mass was seen
   *[no] no soft-tissue mass
}
fact-cortical_destruction = { $answer ->
    [yes] cortical destruction
   *[no] no cortical destruction
}
fact-marrow_infiltration = { $answer ->
    [yes] the marrow is diffusely infiltrated
   *[no] no marrow infiltration
}
fact-height_loss = { $answer ->
    [yes] a vertebra has lost height
   *[no] no vertebra has lost height
}
fact-new_height_loss = { $answer ->
    [yes] a vertebra has lost height since the examination before
   *[no] no vertebra has lost height since the examination before
}
fact-vertebra_plana = { $answer ->
    [yes] a vertebra has lost more than two fifths of its height
   *[no] no vertebra is flat
}
fact-at_plate = { $answer ->
    [yes] a lesion touches or crosses an open growth plate
   *[no] no lesion touches an open growth plate
}
fact-worse = { $answer ->
    [yes] a lesion is new or worse in the last examination
   *[no] no lesion is new or worse in the last examination
}
fact-recurrent = { $answer ->
    [yes] a lesion has recurred
   *[no] no lesion came back
}
fact-active = { $answer ->
    [yes] a lesion is there in the last examination
   *[no] no lesion is there in the last examination
}
fact-silent = { $answer ->
    [yes] a lesion lies where no symptom was told
   *[no] every lesion lies where a symptom was told
}
fact-limb_inequality = { $answer ->
    [yes] the legs differ by 10 mm or more
   *[no] the legs differ by less than 10 mm
}
fact-age_years = age { $value } years
fact-fever = { $answer ->
    [yes] fever
   *[no] no fever
}
fact-pain = { $answer ->
    [yes] pain
   *[no] no pain
}
fact-night_pain = { $answer ->
    [yes] pain at night
   *[no] no pain at night
}
fact-weight_loss = { $answer ->
    [yes] weight loss
   *[no] no weight loss
}
fact-pustulosis = { $answer ->
    [yes] palmoplantar pustulosis
   *[no] no palmoplantar pustulosis
}
fact-psoriasis = { $answer ->
    [yes] psoriasis
   *[no] no psoriasis
}
fact-acne = { $answer ->
    [yes] acne
   *[no] no acne
}
fact-bowel_disease = { $answer ->
    [yes] inflammatory bowel disease
   *[no] no inflammatory bowel disease
}
fact-autoimmune = { $answer ->
    [yes] another autoimmune or autoinflammatory disease
   *[no] no other autoimmune disease
}
fact-relative_ill = { $answer ->
    [yes] a relative with autoimmune or autoinflammatory disease
   *[no] no relative with autoimmune disease
}
fact-sickle_cell = { $answer ->
    [yes] sickle cell disease
   *[no] no sickle cell disease
}
fact-crp_mg_l = CRP { $value } mg/L
fact-crp_raised = { $answer ->
    [yes] CRP is raised
   *[no] CRP is not raised
}
fact-esr_raised = { $answer ->
    [yes] ESR is raised
   *[no] ESR is not raised
}
fact-bands_per_ul = { $value } band neutrophils per µL
fact-normal_blood_count = { $answer ->
    [yes] the blood count is normal
   *[no] the blood count is not normal
}
fact-anaemia = { $answer ->
    [yes] haemoglobin is low
   *[no] haemoglobin is not low
}
fact-cytopenia = { $answer ->
    [yes] platelets or white cells are low
   *[no] neither platelets nor white cells are low
}
fact-ldh_raised = { $answer ->
    [yes] LDH is raised
   *[no] LDH is not raised
}
fact-uric_acid_raised = { $answer ->
    [yes] uric acid is raised
   *[no] uric acid is not raised
}
fact-alp_low = { $answer ->
    [yes] alkaline phosphatase is low
   *[no] alkaline phosphatase is not low
}
fact-vitamin_c_low = { $answer ->
    [yes] vitamin C is low
   *[no] vitamin C is not low
}
fact-biopsy_inflammation = { $answer ->
    [yes] biopsy with sterile inflammation
   *[no] biopsy without inflammation
}
fact-biopsy_infection = { $answer ->
    [yes] biopsy with infection
   *[no] biopsy without infection
}
fact-biopsy_malignancy = { $answer ->
    [yes] biopsy with tumour cells
   *[no] biopsy without tumour cells
}
fact-biopsy_normal = { $answer ->
    [yes] biopsy of normal bone
   *[no] biopsy not of normal bone
}
fact-culture_grown = { $answer ->
    [yes] a culture grew bacteria
   *[no] cultures stayed sterile
}
fact-nsaid = { $answer ->
    [yes] an NSAID is or was given
   *[no] no NSAID was told
}
fact-bisphosphonate = { $answer ->
    [yes] a bisphosphonate is or was given
   *[no] no bisphosphonate was told
}
fact-brace = { $answer ->
    [yes] a brace is worn
   *[no] no brace was told
}
fact-pregnant = { $answer ->
    [yes] pregnancy
   *[no] no pregnancy
}
fact-pelvis = { $answer ->
    [yes] a bone of the pelvis is affected
   *[no] no bone of the pelvis is affected
}
fact-bone_end = { $answer ->
    [yes] the end of a long bone is affected
   *[no] no end of a long bone is named
}
fact-blasts = { $answer ->
    [yes] blasts were found
   *[no] no blasts were found
}
fact-night_sweats = { $answer ->
    [yes] night sweats
   *[no] no night sweats
}
fact-sequestrum = { $answer ->
    [yes] a sequestrum was seen
   *[no] no sequestrum
}
fact-aggressive_periosteal = { $answer ->
    [yes] the periosteal reaction is aggressive
   *[no] no aggressive periosteal reaction was seen
}
fact-adrenal_mass = { $answer ->
    [yes] an adrenal mass was seen
   *[no] no adrenal mass
}
fact-cold_spots = { $answer ->
    [yes] cold spots were seen
   *[no] no cold spots were seen
}
fact-pathological_fracture = { $answer ->
    [yes] a pathological fracture was seen
   *[no] no pathological fracture was seen
}
fact-neurological_signs = { $answer ->
    [yes] neurological signs
   *[no] no neurological signs
}
fact-large_organs = { $answer ->
    [yes] spleen, liver or lymph nodes are enlarged
   *[no] spleen, liver and lymph nodes are not enlarged
}
fact-tooth_loss = { $answer ->
    [yes] teeth were lost early
   *[no] no tooth was lost early
}
fact-told_cno = { $answer ->
    [yes] the author names CNO
   *[no] the author does not name CNO
}
fact-told_other = { $answer ->
    [yes] the author names another disease
   *[no] the author names no other disease
}
fact-told_malignancy = { $answer ->
    [yes] the author names a malignant disease
   *[no] the author names no malignant disease
}
fact-told_infection = { $answer ->
    [yes] the author names an infection
   *[no] the author names no infection
}
fact-suspected_malignancy = { $answer ->
    [yes] the author suspects a malignant disease
   *[no] no malignant disease is suspected
}
fact-suspected_infection = { $answer ->
    [yes] the author suspects an infection
   *[no] no infection is suspected
}
fact-long_course = { $answer ->
    [yes] the disease has lasted for half a year or longer
   *[no] the disease is younger than half a year
}
fact-infection_excluded = { $answer ->
    [yes] infection is excluded
   *[no] infection is not excluded
}
fact-malignancy = { $answer ->
    [yes] a malignancy is proven or stated
   *[no] malignancy is excluded
}
fact-infection = { $answer ->
    [yes] a bone infection is proven or stated
   *[no] infection is excluded
}
fact-malignancy_excluded = { $answer ->
    [yes] malignancy is excluded
   *[no] malignancy is not excluded
}
fact-tb_test_positive = { $answer ->
    [yes] a test for tuberculosis is positive
   *[no] tests for tuberculosis are negative
}
fact-told_scurvy = { $answer ->
    [yes] the author names scurvy
   *[no] the author does not name scurvy
}
fact-told_hypophosphatasia = { $answer ->
    [yes] the author names hypophosphatasia
   *[no] the author does not name hypophosphatasia
}
fact-langerhans_cells = { $answer ->
    [yes] Langerhans cells were found
   *[no] no Langerhans cells were found
}
asked-how-many-bones-are-affected = number of bones affected
asked-symmetry = symmetry
asked-involvement-of-a-metaphysis = involvement of a metaphysis
asked-diaphyseal = diaphyseal
asked-involvement-of-the-spine = involvement of the spine
asked-active-spine = active spine
asked-cervical = cervical
asked-involvement-of-a-clavicle = involvement of a clavicle
asked-clavicle-spine-or-sternum = clavicle spine or sternum
asked-chest-wall = chest wall
asked-skull = skull
asked-femur = femur
asked-leg = leg
asked-lytic = lytic
asked-sclerotic = sclerotic
asked-lysis-with-sclerosis = lysis with sclerosis
asked-hyperostosis = hyperostosis
asked-periosteal = periosteal
asked-soft-tissue-oedema = soft tissue oedema
asked-abscess = abscess
asked-mass = soft-tissue mass
asked-cortical-destruction = cortical destruction
asked-infiltration-of-the-marrow = infiltration of the marrow
asked-height-loss = height loss
asked-new-height-loss = new height loss
asked-vertebra-plana = vertebra plana
asked-at-plate = at plate
asked-worse = worse
asked-a-relapse = a relapse
asked-active = active
asked-silent = silent
asked-limb-inequality = limb inequality
asked-age = age
asked-fever = fever
asked-pain = pain
asked-night-pain = night pain
asked-weight-loss = weight loss
asked-pustulosis = pustulosis
asked-psoriasis = psoriasis
asked-acne = acne
asked-bowel-disease = bowel disease
asked-autoimmune = autoimmune
asked-relative-ill = relative ill
asked-sickle-cell = sickle cell
asked-crp = CRP
asked-value-of-crp = value of CRP
asked-esr = ESR
asked-band-neutrophils = band neutrophils
asked-blood-count = blood count
asked-haemoglobin = haemoglobin
asked-platelets-and-white-cells = platelets and white cells
asked-ldh = LDH
asked-uric-acid = uric acid
asked-alkaline-phosphatase = alkaline phosphatase
asked-vitamin-c = vitamin C
asked-biopsy = biopsy
asked-cultures = cultures
asked-nsaid = nsaid
asked-bisphosphonate = bisphosphonate
asked-brace = brace
asked-pregnant = pregnant
asked-involvement-of-the-pelvis = involvement of the pelvis
asked-the-end-of-the-bone = the end of the bone
asked-blood-film-and-marrow = blood film or marrow
asked-night-sweats = night sweats
asked-sequestrum = sequestrum
asked-aggressive-periosteal = aggressive periosteal reaction
asked-adrenal-mass = adrenal mass
asked-cold-spots = cold areas on a bone scan
asked-pathological-fracture = pathological fracture
asked-neurological-signs = neurological signs
asked-large-organs = size of spleen, liver and lymph nodes
asked-tooth-loss = tooth loss
asked-the-author-s-diagnosis = another established diagnosis
asked-the-author-s-suspicion = another suspected diagnosis
asked-the-course = the course
asked-what-excludes-infection = what excludes infection
asked-what-excludes-malignancy = what excludes malignancy
asked-tests-for-tuberculosis = tests for tuberculosis
asked-stains-for-langerhans-cells = stains for Langerhans cells
found-how-many-bones-are-affected = how many bones are affected
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
found-crp = raised CRP
found-value-of-crp = markedly raised CRP
found-esr = { asked-esr }
found-band-neutrophils = { asked-band-neutrophils }
found-blood-count = { asked-blood-count }
found-haemoglobin = { asked-haemoglobin }
found-platelets-and-white-cells = low platelets or white cells
found-ldh = { asked-ldh }
found-uric-acid = { asked-uric-acid }
found-alkaline-phosphatase = low alkaline phosphatase
found-vitamin-c = low vitamin C
found-biopsy = infection or tumour cells in a biopsy
found-cultures = bacterial growth
found-nsaid = { asked-nsaid }
found-bisphosphonate = { asked-bisphosphonate }
found-brace = { asked-brace }
found-pregnant = { asked-pregnant }
found-involvement-of-the-pelvis = { asked-involvement-of-the-pelvis }
found-the-end-of-the-bone = { asked-the-end-of-the-bone }
found-blood-film-and-marrow = blasts in blood or marrow
found-night-sweats = { asked-night-sweats }
found-sequestrum = { asked-sequestrum }
found-aggressive-periosteal = { asked-aggressive-periosteal }
found-adrenal-mass = { asked-adrenal-mass }
found-cold-spots = cold spots
found-pathological-fracture = { asked-pathological-fracture }
found-neurological-signs = { asked-neurological-signs }
found-large-organs = enlarged spleen, liver or lymph nodes
found-tooth-loss = { asked-tooth-loss }
found-the-author-s-diagnosis = another established diagnosis
found-the-author-s-suspicion = another suspected diagnosis
found-the-course = { asked-the-course }
found-what-excludes-infection = { asked-what-excludes-infection }
found-what-excludes-malignancy = { asked-what-excludes-malignancy }
found-tests-for-tuberculosis = { asked-tests-for-tuberculosis }
found-stains-for-langerhans-cells = { asked-stains-for-langerhans-cells }

## Red flags

flag-abscess = Abscess: bacterial infection until shown otherwise.
flag-soft-tissue-mass = Soft-tissue mass: a tumour until shown otherwise.
flag-cortical-destruction = Cortical destruction: not seen in CNO; tumour or infection.
flag-diffuse-infiltration-of-the-marrow = Diffuse infiltration of the marrow: leukaemia or lymphoma until shown otherwise.
flag-low-platelets-or-white-cells = Low platelets or white cells: leukaemia until shown otherwise.
flag-crp-above-55-mg-l = CRP above 55 mg/L: bacterial infection must be excluded.
flag-fever = Fever: infection or malignancy must be excluded.
flag-a-single-site = A single site: infection and tumour are more likely than with several sites.
flag-age-under-3-years = Age under 3 years: extreme caution with the diagnosis of CNO.
flag-new-loss-of-vertebral-height = New loss of vertebral height: spine at risk; decide on treatment and brace.
flag-bacteria-grown = Bacteria grown: bacterial infection.
flag-tumour-cells-in-a-biopsy = Tumour cells in a biopsy: malignancy.
flag-a-skull-lesion-with-lysis = A skull lesion with lysis: Langerhans cell histiocytosis to be excluded.
flag-low-haemoglobin = Low haemoglobin: leukaemia to be considered.
flag-ldh-or-uric-acid-raised = LDH or uric acid raised: leukaemia or lymphoma to be excluded.
flag-weight-loss = Weight loss: malignancy to be excluded.
flag-night-sweats = Night sweats: malignancy to be excluded.
flag-langerhans-cells = Langerhans cells: Langerhans cell histiocytosis.
flag-a-positive-test-for-tuberculosis = A positive test for tuberculosis: tuberculosis to be excluded.
flag-blasts = Blasts: leukaemia.
flag-malignancy = Malignancy: named in the report or the record.
flag-suspected-malignancy = Suspected malignancy: suspected in the report or the record; must be excluded.
flag-bacterial-infection = Bacterial infection: named in the report or the record.
flag-aggressive-periosteal-reaction = Aggressive periosteal reaction: a malignant tumour until shown otherwise.
flag-sequestrum = Sequestrum: bacterial osteomyelitis until shown otherwise.
flag-adrenal-mass = Adrenal mass: neuroblastoma to be excluded.
flag-cold-spots-in-a-bone-scan = Cold areas on the bone scan: infection or malignancy must be excluded.
flag-pathological-fracture = Pathological fracture: tumour to be excluded.
flag-neurological-signs = Neurological signs: spinal cord or nerve at risk; urgent review.
flag-enlarged-spleen-liver-or-lymph-nodes = Enlarged spleen, liver or lymph nodes: leukaemia or lymphoma to be excluded.
flag-low-alkaline-phosphatase = Low alkaline phosphatase: hypophosphatasia to be excluded.
flag-low-vitamin-c = Low vitamin C: scurvy.

## What would decide an open case

decide-blood-count-with-a-film = blood count with a film, LDH and uric acid
decide-a-look-at-the-bone = a look at the bone marrow
decide-crp-and-esr = CRP and ESR
decide-biopsy-of-the-most-accessible = biopsy of the most accessible lesion, with histology and cultures
decide-biopsy-of-the-lesion-that = biopsy of the lesion that is suspected to be malignant, whatever an earlier one showed
decide-whole-body-mri = whole-body MRI
decide-vitamin-c = vitamin C
decide-alkaline-phosphatase = alkaline phosphatase

## Published criteria

criteria-eular-acr-2025-classification-of-paediatric-cno = EULAR/ACR 2025 classification of paediatric CNO
item-pain-at-a-bone = pain at a bone
item-typical-findings-of-imaging = typical findings of imaging
item-malignancy = malignancy
item-infection = infection
item-vitamin-c-deficiency = vitamin C deficiency
item-hypophosphatasia-a-low-alkaline-phosphatase-asks-for-it = hypophosphatasia (suspected if alkaline phosphatase is low)
item-site-of-bone-lesions = site of bone lesions
item-pattern-of-bone-lesions = pattern of bone lesions
item-age-at-onset-3-years-or-more = age at onset 3 years or more
item-coexisting-conditions = coexisting conditions
item-no-fever = absence of fever
item-bone-biopsy-without-infection-or-malignancy = bone biopsy without infection or malignancy
item-no-anaemia = no anaemia
item-crp = CRP not raised
item-esr = ESR not raised
criteria-nbo-against-bacterial-osteomyelitis-kostik-2023 = NBO against bacterial osteomyelitis (Kostik 2023)
item-crp-55-mg-l-or-less = CRP 55 mg/L or less
item-multifocal = multifocal
item-femur-affected = femur affected
item-band-neutrophils-220-per-l-or-less = band neutrophils 220 per µL or less
criteria-clinical-score-for-nbo-jansson-2009 = Clinical score for NBO (Jansson 2009)
item-normal-blood-count = normal blood count
item-symmetric-lesions = symmetric lesions
item-marginal-sclerosis = marginal sclerosis
item-normal-temperature = normal temperature
item-vertebra-clavicle-or-sternum = vertebra, clavicle or sternum
item-more-than-one-lesion = more than one lesion
item-crp-10-mg-l-or-more = CRP 10 mg/L or more
criteria-criteria-for-nbo-jansson-2007 = Criteria for NBO (Jansson 2007)
item-major-osteolytic-or-sclerotic-lesion = major: osteolytic or sclerotic lesion
item-major-multifocal = major: multifocal
item-major-palmoplantar-pustulosis-or-psoriasis = major: palmoplantar pustulosis or psoriasis
item-major-sterile-biopsy-with-inflammation = major: sterile biopsy with inflammation
item-minor-normal-blood-count = minor: normal blood count
item-minor-crp-or-esr-raised = minor: CRP or ESR raised
item-minor-hyperostosis = minor: hyperostosis
item-minor-other-autoimmune-disease = minor: other autoimmune disease
item-minor-relative-with-autoimmune-disease = minor: relative with autoimmune disease
criteria-bristol-criteria = Bristol criteria
item-bone-pain = bone pain
item-typical-imaging = typical imaging
item-more-than-one-bone-or-clavicle-alone = more than one bone or clavicle alone
item-crp-below-30-mg-l = CRP below 30 mg/L
item-biopsy-with-sterile-inflammation = biopsy with sterile inflammation
verdict-kostik-above = speaks for non-bacterial osteomyelitis (sensitivity 89.0 %, specificity 96.9 %)
verdict-kostik-below = does not speak for non-bacterial osteomyelitis
verdict-kostik-none = no verdict: it compares with bacterial osteomyelitis alone

## Treatment, follow-up, referrals, cautions

advice-an-nsaid-is-the-usual-first = An NSAID is the usual first treatment (symptom-free after half a year with naproxen: 43 %).
advice-the-nsaid-may-be-continued-half = The NSAID may be continued; half of children relapse within two years on an NSAID alone.
advice-with-disease-that-stays-active-after = With disease that stays active after four weeks of an NSAID, one of three consensus plans is an option: methotrexate or sulfasalazine; a TNF inhibitor with or without methotrexate; a bisphosphonate.
advice-with-an-active-vertebral-lesion-the = With an active vertebral lesion the three consensus plans are options (methotrexate or sulfasalazine; a TNF inhibitor with or without methotrexate; a bisphosphonate) regardless of the response to an NSAID; a bisphosphonate may be the first choice.
advice-a-bisphosphonate-must-be-weighed-against = A bisphosphonate must be weighed against possible pregnancy by the doctor who prescribes it.
advice-mri-about-3-months-after-treatment = MRI about 3 months after treatment begins or changes; escalate if there is no response.
advice-whole-body-mri-at-6-and-12 = Whole-body MRI at 6 and 12 months, with a sagittal series of the spine and views of hands and feet where they are affected; contrast agent is not needed.
advice-with-vertebral-disease-the-aim-is = With vertebral disease the aim is resolution on MRI, not pain relief alone.
advice-lesions-without-symptoms-are-followed-by = Lesions without symptoms are followed by imaging: two of three relapses cause no symptoms.
advice-paediatric-orthopaedics-spine-height-curve-and = Paediatric orthopaedics, spine: height, curve and brace.
advice-paediatric-orthopaedics-limbs-a-lesion-at = Paediatric orthopaedics, limbs: a lesion at an open growth plate; leg lengths to be followed until growth ends.
advice-physiotherapy-with-a-letter-that-names = Physiotherapy with a letter that names the affected bones.
advice-dermatology-or-gastroenterology-for-associated-disease = Dermatology or gastroenterology for associated disease.
advice-biopsy-is-advised-before-long-term-treatment = Biopsy is advised before long-term treatment unless the pattern is typical (clavicle, or both metaphyses of a bone) or there is psoriasis, pustulosis or bowel disease.
advice-bisphosphonates-leave-dense-lines-in-growing = Bisphosphonates leave dense lines in growing bones on radiographs; they do not mean progression.
advice-a-negative-bone-scan-does-not = A negative bone scan does not show that a focus has resolved: MRI found 98 % of symptomatic regions, scintigraphy 74 %.

## Care while CNO is not concluded

care-no-treatment-or-exercise-plan-is = No treatment or exercise plan is proposed until the diagnosis is known.
care-the-author-names-another-disease-than = The author names another disease than CNO: its treatment belongs to those who treat that disease, and this program proposes no plan for it.
care-it-must-not-wait-those-who = It must not wait: those who treat it should see the child now, if they do not already.
care-no-glucocorticoid-before-leukaemia-and-lymphoma = No glucocorticoid before leukaemia and lymphoma are excluded by a look at the bone marrow: it can hide them and harm their treatment.
care-no-bisphosphonate-in-hypophosphatasia = No bisphosphonate while hypophosphatasia is named or open: it can harm the bone. Those who treat that disease should know of any that was given.
care-until-then-avoid-painful-activity-pain = Until then: avoid painful activity, pain relief by the treating doctor.
care-before-bending-under-load-jumping-and = Before bending under load, jumping and contact sport: ask the treating doctor.
care-early-referral-to-a-centre-that = Early referral to a centre that can exclude infection and malignancy.

## The exercise plan

dose-2-to-3-times-a-week = 2 to 3 times a week
dose-light-to-moderate-guided-by-pain = light to moderate, guided by pain at the affected bones
dose-building-up-to-30-minutes = building up to 30 minutes
dose-exercise-in-water-cycling-body-weight-strength = exercise in water, cycling, body-weight strength away from painful bones
dose-two-to-three-sessions-of-up = two to three sessions of up to half an hour a week
dose-longer-before-harder-in-small-steps = longer before harder, in small steps; one step back if pain increases
dose-2-to-3-times-each-agreed = 2 to 3 times a week, each session agreed with the treating doctor
dose-light-free-of-pain-during-exercise = light, free of pain during exercise and the day after
dose-short-at-first-building-up-to = short at first, building up to 30 minutes
dose-walking-exercise-in-water-breathing-and = walking, exercise in water, breathing and posture with a straight trunk
dose-as-tolerated-without-pain-recorded-in = as tolerated without pain, recorded in minutes a week
dose-none-without-sign-off-by-the-doctor = none without sign-off by the doctor who knows the spine images
dose-2-to-3-times-besides-everyday = 2 to 3 times a week in addition to everyday activity
dose-moderate = moderate
dose-30-to-50-minutes = 30 to 50 minutes
dose-endurance-and-strength-of-the-whole = endurance and strength of the whole body, balance, a sport the child enjoys
dose-two-to-three-sessions-a-week = two to three sessions a week for 12 to 24 weeks
dose-harder-in-small-steps-while-the = harder in small steps while the affected bones stay free of pain
dose-endurance-strength-of-arms-and-legs = endurance, strength of arms and legs, balance, trunk stability without load
dose-each-step-only-after-sign-off-by = each step only after sign-off by the doctor who knows the spine images
dose-as-other-children-2-to-3 = as other children; 2 to 3 guided sessions a week where strength was lost
dose-moderate-to-vigorous = moderate to vigorous
dose-30-to-50-minutes-for-guided = 30 to 50 minutes for guided sessions
dose-all-sport-strength-and-bone-loading-exercise = all sport; strength and bone-loading exercise
dose-as-other-children-of-the-same = as other children of the same age
dose-free-back-to-protect-if-a = free; back to protect if a focus returns
dose-sport-without-impact-first-jumping-tumbling = sport without impact first; jumping, tumbling, lifting and contact only after sign-off
exercise-pain-at-an-affected-bone-an = pain at an affected bone, an affected vertebra or new loss of vertebral height
exercise-everyday-activity-without-pain-rest-is = everyday activity without pain: rest is not the aim
exercise-level-walking-exercise-in-water-upright = { $bones }: level walking, exercise in water, upright posture
exercise-bending-under-load-lifting-jumping-tumbling = { $bones }: bending under load, lifting, jumping, tumbling, contact
exercise-walking-without-a-limp-exercise-in = { $bones }: walking without a limp, exercise in water, cycling with low resistance
exercise-running-jumping-change-of-direction = { $bones }: running, jumping, change of direction
exercise-walking-with-short-strides-exercise-in = { $bones }: walking with short strides, exercise in water
exercise-running-kicking-jumping = { $bones }: running, kicking, jumping
exercise-exercise-of-legs-and-trunk-unloaded = { $bones }: exercise of legs and trunk, unloaded arm movement below shoulder height
exercise-hanging-push-ups-throwing-contact = { $bones }: hanging, push-ups, throwing, contact
exercise-heading-and-contact = { $bones }: heading and contact
exercise-in-the-brace-unless-the-doctor = in the brace, unless the doctor who ordered it says otherwise
exercise-new-back-pain-pain-at-night = new back pain, pain at night, fever, weakness or numbness: stop and call the doctor
exercise-growth-plate-at-risk-new-limp = growth plate at risk: new limp or growing difference in leg length, stop
exercise-no-pain-at-rest-at-night = no pain at rest, at night or the day after exercise
exercise-walks-without-a-limp = walks without a limp
exercise-spine-doctor-s-sign-off-after-imaging-without = spine: doctor's sign-off after imaging without new loss of height
exercise-growth-plate-leg-lengths-and-axes = growth plate: leg lengths and axes looked at, no growing difference
exercise-brace-agreed-with-the-doctor-who = brace: agreed with the doctor who ordered it how to train in it
exercise-trunk-stability-with-a-straight-back = { $bones }: trunk stability with a straight back, no load
exercise-jumping-tumbling-heavy-lifting-contact = { $bones }: jumping, tumbling, heavy lifting, contact
exercise-body-weight-squats-and-steps-cycling-then = { $bones }: body-weight squats and steps, cycling, then straight running
exercise-jumping-sudden-change-of-direction = { $bones }: jumping, sudden change of direction
exercise-hip-and-trunk-strength-cycling-then = { $bones }: hip and trunk strength, cycling, then straight running
exercise-sprinting-kicking-jumping = { $bones }: sprinting, kicking, jumping
exercise-arm-strength-with-light-load-swimming = { $bones }: arm strength with light load, swimming
exercise-hanging-throwing-contact = { $bones }: hanging, throwing, contact
exercise-pain-lasts-to-the-next-day = pain lasts to the next day, or a focus is new or worse on imaging
exercise-new-limp = new limp
exercise-spine-new-back-pain-or-new = spine: new back pain or new loss of height, at once
exercise-foci-improved-or-unchanged-on-the = foci improved or unchanged on the last imaging, none new
exercise-strength-and-range-of-movement-as = strength and range of movement as on the other side
exercise-spine-no-active-vertebra-on-mri = spine: no active vertebra on MRI and stable heights, or the doctor's sign-off
exercise-cervical-vertebra-a-radiograph-before-contact = cervical vertebra: a radiograph before contact sport
exercise-growth-plate-no-new-deformity-or = growth plate: no new deformity or difference in leg length
exercise-brace-the-doctor-who-ordered-it = brace: the doctor who ordered it has decided on sport without it
exercise-sport-is-encouraged-children-with-cno = sport is encouraged: children with CNO exercise as well as others
exercise-impact-and-contact-last-one-at = { $bones }: impact and contact last, one at a time
exercise-running-then-jumping-then-change-of = { $bones }: running, then jumping, then change of direction
exercise-sprinting-kicking-and-jumping-step-by = { $bones }: sprinting, kicking and jumping, step by step
exercise-climbing-throwing-and-contact-step-by = { $bones }: climbing, throwing and contact, step by step
exercise-spine-tumbling-lifting-and-contact-without = spine: tumbling, lifting and contact without sign-off
exercise-a-focus-returns-or-pain-lasts = a focus returns or pain lasts to the next day
limit-before-bending-under-load-jumping-or = Before bending under load, jumping or contact sport: ask the treating doctor.
limit-cervical-vertebra-affected-a-radiograph-before = Cervical vertebra affected: a radiograph before contact sport.
limit-the-brace-stays-on-during-exercise = The brace stays on during exercise unless the doctor who ordered it says otherwise.
limit-a-lesion-lies-at-an-open = A lesion lies at an open growth plate: stop for a new limp or a growing difference in leg length until a doctor has looked at it.
limit-stop-and-call-the-doctor-for = Stop and call the doctor for new back pain, pain at night, fever, weakness or numbness, or pain that lasts to the next day.

## What it is

told-certainty = { $certainty ->
    [proven] proven
    [stated] stated
    [suspected] suspected
    [considered] considered
   *[excluded] excluded
} in the record
conclusion-nothing-known = nothing is known on which a diagnosis could rest.
conclusion-told = { $how ->
    [proven] proven according to the report or the record
   *[stated] stated in the report or the record
}, it takes precedence over the imaging pattern.
conclusion-shown = no diagnosis is named in the report or the record; what was found in the blood, the tissue or a culture points to it and takes precedence over the imaging pattern. A doctor has to confirm it.
conclusion-too-little = no diagnosis is proposed: too little is known; { $reasons }.
conclusion-open = no diagnosis is proposed; still open: { $open }; { $reasons }.
conclusion-clear = the imaging pattern is typical, infection and malignancy have been excluded, no finding argues strongly against CNO, no alternative is close.
conclusion-close = the imaging pattern is typical, infection and malignancy have been excluded, no finding argues strongly against CNO; { $second } is a close alternative and not excluded.
open-finding-against = a finding argues strongly against CNO
open-red-flag = a red flag has not been resolved by biopsy
open-distribution = the distribution is not typical of CNO
open-infection = infection has not been excluded
open-malignancy = malignancy has not been excluded
open-not-first = CNO is not the leading diagnosis
verdict-excluded = not met: an exclusion is met
verdict-not-met = not met: less than { $least }
verdict-met = met: { $least } or more
limit-no-pain = Exercise must cause no pain at the affected bones: { $bones }.

## The report: titles

title-red-flags = Red flags
title-impression = Impression
title-change = Change
title-spine = Spine
title-legs = Legs
title-plates = Growth plates
title-radiation = Radiation
title-treatment = Treatment options (no dose; a doctor chooses)
title-follow-up = Follow-up and referrals
title-cautions = Cautions
title-care-beside = Care beside the named disease
title-care-until = Care until the diagnosis is known
title-exercise = Exercise plan (FITT-VP)
title-examinations = Examinations
title-told = Findings as reported
title-findings-of = Findings of { $day }
title-normal = Bright areas regarded as normal
title-course = Course of each focus
title-not-covered = What was not covered
title-files = What was not read
title-spine-all = Spine, all measurements
title-leg-lengths = Lengths of the legs
title-plates-all = Growth plates, all examinations
title-scans = Bone scans
title-radiographs = Radiographs
title-candidates = Worth a look
title-scores = Scores
title-exposures = Radiation, each exposure
title-record = Clinical record
title-differential = Differential diagnosis
title-criteria = Published criteria
title-letter = Letter to the physiotherapist
title-family = For the family

## Techniques, statuses, how sure

technique-wbmri = Whole-body MRI
technique-mri = MRI
technique-bone_scan = Bone scan
technique-biplanar = Standing radiographs
technique-radiograph = Radiograph
technique-text = Report
status-baseline = first seen
status-new = new
status-improved = improved
status-stable = stable
status-worse = worse
status-resolved = resolved
status-recurrent = recurrent
status-not_covered = not covered
status-indeterminate = indeterminate
exam-dated = { $technique } of { $day }
exam-told = { $technique } ({ $day })
exam-undated = { $technique } of unknown date
sure-unknown = unknown
sure-above = above 99 %
sure-percent = { $percent } %
confidence = confidence { $sure }
with-error = { $value } ± { $error }
number = { $value }
as-written = { $text }
range = { $low } to { $high }
reader-decided = { $decision ->
    [proposed] proposed
    [confirmed] confirmed
    [rejected] rejected
   *[physiological] physiological
}

## The first page

not-understood = Not understood, please read: “{ $words }”
sign-off-spine = Active vertebral disease or loss of vertebral height: exercise progresses only with a doctor's sign-off.
no-red-flag = No red flag in what is known.
no-active-lesion = No active lesion is shown by these examinations.
shows-one = { $exam } shows 1 active lesion: { $place }.
shows-lesions = { $exam } shows { $count ->
    [0] no active lesion
   *[other] { $count } active lesions
}{ $metaphyseal ->
    [0] { "" }
   *[other] , { $metaphyseal } of them metaphyseal
}{ $vertebral ->
    [0] { "" }
   *[other] , { $vertebral } in the spine ({ $levels })
}.
baseline-alone = This is the baseline: there is no earlier examination to compare with.
compared-dated = Compared with { $day }: { $changes }.
compared-told = Compared with the earlier examination ({ $day }): { $changes }.
compared-of-these = Of these: { $changes }.
changed-new = { $count } { $count ->
    [one] is
   *[other] are
} new{ $sites }
changed-recurrent = { $count } { $count ->
    [one] has
   *[other] have
} recurred{ $sites }
changed-worse = { $count } { $count ->
    [one] has
   *[other] have
} progressed{ $sites }
changed-improved = { $count } { $count ->
    [one] has
   *[other] have
} improved
changed-resolved = { $count } { $count ->
    [one] has
   *[other] have
} resolved
changed-stable = { $count } { $count ->
    [one] is
   *[other] are
} unchanged
changed-not_covered = { $count } { $count ->
    [one] was
   *[other] were
} not covered
changed-sites = { " " }({ $sites })
impression-spine = { $parts }.
impression-height = the height of { $level } is { $loss } % below expected{ $since }
impression-height-since = , { $change ->
    [unchanged] unchanged
    [lower] lower
   *[recovered] partly recovered
} since { $day }
impression-curve = Cobb angle { $angle } degrees{ $change ->
    [changed] , changed
    [unchanged] , unchanged within the error of measurement
   *[none] { "" }
}
impression-scan = The bone scan { $dated ->
    [yes] of { $day }
   *[no] ({ $day })
} shows increased uptake in { $hot } of { $all } foci{ $alone ->
    [0] { "" }
   *[other] , { $alone } of them shown by the scan alone
}{ $others ->
    [0] { "" }
   *[other] ; the others may still be active
}.
impression-films = { $exam }: { $films }.
impression-film = { $place }, { $look }{ $before }
impression-film-before = , previously { $look }
impression-plates = Growth plates at high risk: { $plates }.
diagnosis-likely = Most likely diagnosis: { $diagnosis }; { $sure }
diagnosis-told = Diagnosis as reported: { $diagnosis }; { $sure }
diagnosis-none = No diagnosis is proposed.
diagnosis-decide = To decide: { $named }.
change-list = { $status ->
    [new] New
    [recurrent] Recurrent
    [worse] Worse
    [improved] Better
    [resolved] Resolved
    [stable] Unchanged
   *[baseline] First seen
}: { $foci }.

## Evidence of examinations and findings

gap-not_covered = { $exam }, not covered: { $foci }.
gap-indeterminate = { $exam }, not judged: { $foci }.
exam-measured = { $exam }: measured.
exam-written = { $exam }: from a written report.
exam-listed = { $exam }: listed, not measured.
exam-series = { $exam }: { $sequence } in { $stations } { $stations ->
    [one] station
   *[other] stations
}{ $voxels }.
exam-voxels = , voxels { $x } x { $y } x { $z } mm
no-lesion = No lesion in the bones that were imaged.
finding = { $place }: { $parts }.{ $flag }{ $by }
bright-marrow = bright marrow
volume-ml = { $volume } mL
long-mm = { $length } mm long
signal-muscle = signal { $ratio } times muscle
signal-t1 = { $ratio } times on T1
signal-diffusion = { $ratio } times on diffusion-weighted images
plate-crossing = crossing the growth plate
plate-gap = centre { $gap } mm from the nearest growth plate
with-oedema = with oedema of the adjacent soft tissue
plate-contact = in contact with the { $plate ->
    [distal] distal
   *[proximal] proximal
} growth plate over { $area } cm²{ $share }
plate-contact-share = { " " }({ $share } % of it)
with-expansion = with bony expansion
finding-abscess = { " " }Red flag: core as bright as fluid; abscess to be excluded.
finding-proposed = { " " }Proposed by the program (confidence { $sure }).
finding-read = { " " }{ $decision ->
    [proposed] Proposed
    [confirmed] Confirmed
    [rejected] Rejected
   *[physiological] Physiological
} by a reader.
finding-placed = { " " }Placed by a reader.
normal-place = { $day }, { $place }: { $how ->
    [told] told
   *[seen] bright marrow
}{ $volume }, regarded as normal: { $pattern }.
normal-volume = { " " }of { $volume } mL
normal-told = physiological, so the text says
normal-foot = bright foci are found in the feet of 59 % of healthy children under 16 years (calcaneus 54, talus 35, navicular 35 %), mostly on both sides ({ $source })
normal-limb = 58.7 % of healthy children of 5 to 19 years have bright areas in the limbs, mainly in hands, proximal humerus, feet and knees ({ $source })
normal-closing-plate = around the centre of a closing growth plate of the knee, bright marrow of 2 to 27 mm is seen at 11 to 15 years and needs no follow-up ({ $source })
normal-pelvis = 29.6 % of healthy children of 5 to 19 years have bright areas in the axial skeleton, 72 % of the major ones in the pelvis ({ $source })
course = { $focus }, { $place }. { $said }
course-technique = { $technique }: { $steps }. { $reason }
course-step = { $status } ({ $day })
course-first = { $technique }: { $steps }.
course-silent = Not assessable on: { $techniques }.
no-focus = No focus was found.
score = { $day }, { $name }: { $value }{ $parts }.{ $missing }{ $source }
score-unknown = unknown
score-parts = { " " }({ $parts })
score-part = { $name } { $points }
score-missing = { " " }Not measured, not counted: { $items }.
score-source = { " " }{ $status ->
    [disabled] Disabled
   *[provisional] Provisional
}: { $source }.
score-source-index = In the manner of RAI-CROMRIS (Capponi et al., Pediatr Rheumatol 2021;19:123, doi:10.1186/s12969-021-00620-3): its items, 0 to 7 points a bone unit and the sum over all units were checked against the abstract; how the points of a unit are split was not
score-source-cdas = Reiser 2025, ACR Open Rheumatol, doi:10.1002/acr2.70061; how the items are summed is not checked
score-source-pedcno = Beck 2010, doi:10.1186/ar2992; the rule of response is not checked
files-row = { $fate ->
    [unreadable] Unreadable
    [damaged] Damaged
    [set-aside] Set aside
    [copy] Copy
    [other] Other
   *[used] Used
} ({ $count }): { $reason }.
candidate = { $day }, { $place }: { $shown } (confidence { $sure }).
candidate-uptake = { $ratio } ± { $error } times the uptake of the { $against }, where MRI shows no lesion
candidate-hot = increased uptake where MRI shows no lesion
candidate-signal = signal { $ratio } times that of muscle over { $volume } mL on MRI, too uncertain for a lesion
candidates-none-counted = None of these places is counted as a focus until a reader confirms it.

## Legs, spine, growth plates

leg-longer = { $exam }: the { $side ->
    [left] left
   *[right] right
} leg is longer by { $difference } ± { $error } mm{ $before }.
leg-before = ; on { $day } the { $side ->
    [left] left
   *[right] right
} leg by { $difference } ± { $error } mm
leg-meaning = Difference { $meaning }.
legs-below = below 10 mm, which is common and mostly without symptoms
legs-ten = 10 mm or more
legs-above = above 20 mm, which alters loading; referral is advised where more than 20 mm is predicted at maturity
leg-lengths = { $day } ({ $where }): { $lengths }, each ± { $error } mm.
leg-length = { $bone } { $length } mm
where-biplanar = standing radiographs
where-mri = MRI, less exact
plates-alert = Risk of early closure and unequal growth: { $advice }.
plate-name = { $bone }, { $plate ->
    [distal] distal
   *[proximal] proximal
} growth plate
plate-summary = { $name }: alert { $risk }{ $contact }{ $growth }.
risk-high = high
risk-raised = raised
risk-low = low
risk-none = none
plate-summary-contact = , { $share } % of the plate in contact with { $foci }
plate-summary-growth = ; remaining growth { $low } to { $high } mm
plate-evidence = { $day }, { $name }: alert { $risk }. { $reason }{ $growth }
plate-evidence-growth = { " " }Growth still expected there: { $low } to { $high } mm ({ $source }).
spine-measured = { $exam }: { $count } vertebrae measured, { $first } to { $last }{ $low ->
    [no] ; none is lower than expected from its neighbours
   *[yes] { "" }
}.
spine-heights = { $day } ({ $where }): heights of { $count } vertebrae, { $first } to { $last }{ $low ->
    [no] ; none is lower than expected from its neighbours
   *[yes] { "" }
}.
spine-children-differ = Genant's limits were made for adults; healthy children can have wedge-shaped vertebrae.
vertebra-low = { $level }: { $loss }.
vertebra-row = { $day }, { $level }: { $heights }{ $loss }.
vertebra-heights = anterior / middle / posterior height { $anterior } / { $middle } / { $posterior } mm (± { $error }),{ " " }
vertebra-told = { $day }, { $level }: { $loss } % of its height lost, as reported.
loss-parts = { $below }{ $since }
loss-below = { $lowest ->
    [anterior] anterior
    [middle] middle
   *[posterior] posterior
} height { $loss } ± { $error } % below expected, Genant grade { $grade }
loss-since = ; since { $day } { $share } ± { $error } % of its height { $change ->
    [lost] lost
   *[regained] regained
}, corrected for growth
curve-told = { $day }: Cobb angle { $angle } degrees{ $ends }{ $convex ->
    [left] , convex to the left
    [right] , convex to the right
   *[none] { "" }
}, as reported.
curve-ends = , end vertebrae { $upper } and { $lower }
curve = { $day }: Cobb angle { $angle } ± { $error } degrees from { $upper } to { $lower }, apex { $apex }, convex to the { $convex ->
    [left] left
   *[right] right
}{ $since }.
curve-since = ; at the end vertebrae of { $day } a difference of { $difference } degrees, { $changed ->
    [yes] changed
   *[no] unchanged within the error of measurement
}
kyphosis = { $day }: kyphosis { $upper } to { $lower } { $angle } ± { $error } degrees.

## Scans, radiographs, radiation

scan-no-uptake = { $day }: no clearly increased uptake; this does not exclude active foci.
scan-uneven = { $day }, regions with more uptake than the other side (counting error only): { $regions }.
scan-region = { $unit } { $ratio } ± { $error }
scan-hot-read = { $day }, { $place }: increased uptake, { $decision } by a reader.
scan-hot = { $day }, { $place }: { $ratio } ± { $error } times the uptake of the { $against }, proposed by the program (confidence { $sure }).
scan-hot-judged = { $day }, { $place }: { $ratio } ± { $error } times the uptake of the { $against }, { $decision } by a reader.
film = { $day }, { $place }: { $look }{ $measured }{ $periosteal ->
    [yes] , with periosteal reaction
   *[no] { "" }
}{ $breach ->
    [yes] . Red flag: possible cortical breach
   *[no] { "" }
}.
film-relative = { " " }(density { $density } and width { $width } relative to the adjacent bone; measured, for orientation only)
dose-sum = Effective dose { $total } mSv ({ $low } to { $high }) from { $known } of { $all } exposures; not known for the others. This is an average for children of that age, not this child's own dose.
dose-unknown = { $all } exposures, effective dose not known.
dose-otherwise = With { $protocol } { $visits ->
    [one] at this one visit
   *[other] at each of the { $visits } visits
} it would have been about { $dose } mSv ({ $source }).
dose-protocol = whole-body MRI with micro-dose EOS
dose-protocol-source = preprint, Research Square rs-6315925, 25 patients
exposure = { $day }, { $what }: { $quantity } { $value }{ $written }; { $effective }.
exposure-unread = not known
exposure-value = { $value } { $unit }
exposure-written = { " " }(written as '{ $text }')
exposure-unknown = effective dose not known
exposure-effective = effective dose { $dose } mSv ({ $low } to { $high }), { $method }
exposure-undated = Date not known
exposure-unstated = region not stated
dose-method-tc-99m-phosphonate-icrp-80 = Tc-99m phosphonate, ICRP 80 (ICRP Publication 80, derived from the table of Treves and Fahey (JNM); adult value SNMMI)
dose-method-whole-spine-radiograph-frontal = whole-spine radiograph, frontal (Ernst 2018 (Eur Spine J): 47.0 µGy·m² with 0.13 mSv and 85.3 µGy·m² with 0.24 mSv at about 13 years; methods differ by more than the factor of two that is given as range)

## Differential, criteria, plan

differential = { $diagnosis }{ $for }{ $against }.
differential-for = ; for: { $facts }
differential-against = ; against: { $facts }
differential-nothing = ; nothing known for or against
would-change = Any of these would change the diagnosis: { $named }.
not-known = Not known: { $named }.
criteria-row = { $name }. Met: { $met }{ $excluded }{ $missing }. { $scored }.
criteria-none-met = none
criteria-excluded = . Excluded by: { $items }
criteria-missing = . Not known: { $items }
criteria-points = { $points } points, { $verdict }
criteria-no-verdict = no verdict
criteria-not-scored = { $why ->
    [weights-not-loaded] Not scored: the published weights are not installed
    [disabled] Not scored: the published points have not been verified
    [provisional] Not scored: provisional
   *[other] Not scored
}
phase-protect = protect
phase-rebuild = rebuild
phase-return-to-sport = return to sport
row-frequency = Frequency
row-intensity = Intensity
row-time = Time
row-type = Type
row-volume = Volume
row-progression = Progression
row-allowed = Allowed
row-avoid = Avoid
row-enter = Enter when
row-back = Step back if
exercise-line = { $phase }: { $row ->
    [frequency] frequency
    [intensity] intensity
    [time] time
    [type] type
    [volume] volume
    [progression] progression
    [allowed] allowed
    [avoid] avoid
    [enter] enter when
   *[back] step back if
}: { $line }.

## What was told, and the record

told-finding = { $technique } ({ $day }), { $place }: { $parts }{ $uncertain ->
    [yes] , uncertain
   *[no] { "" }
}.
told-affected = affected
told-soft-tissue = soft-tissue oedema
told-periosteal = periosteal reaction
told-height = loss of height
told-expansion = expansion
told-abscess = abscess
told-mass = mass
told-destruction = cortical destruction
told-infiltration = diffuse infiltration of the marrow
told-no-abscess = no abscess
told-no-mass = no mass
told-size = { $size } mm
denied = no { $what }
record-child = { $facts }.
age-years = age { $age } years
age-months = age { $age } months
child-girl = girl
child-boy = boy
child-woman = woman
child-man = man
record-symptom = { $place }{ $symptom }{ $date }{ $past ->
    [yes] , in the past
   *[no] { "" }
}.
record-place = { $place }:{ " " }
record-date = , { $date }
record-entry = { $what }.
record-family = Family, { $relation }: { $condition }.
record-value = { $name }: { $result }{ $standard }.
record-laboratory = Laboratory
record-amount = { $value } { $unit }
record-count = { $value }
record-standard = { " " }({ $value } { $unit })
record-no-result = told without a result
record-biopsy = Biopsy{ $site }: { $result }.
record-biopsy-site = { " " }of { $site }
record-culture = Culture: { $result }.
record-treatment = Treatment: { $name }{ $for }{ $status ->
    [planned] , planned
    [stopped] , stopped
    [declined] , declined
    [allergy] , not given because of an allergy
    [avoided] , must not be given, so the text says
   *[given] { "" }
}.
record-for = { " " }for { $site }
record-diagnosis = Diagnosis { $certainty ->
    [proven] proven
    [stated] stated
    [suspected] suspected
    [considered] considered
   *[excluded] excluded
} in the record: { $name }.

## Letter and family

letter-thanks = Thank you for seeing this child; the most likely diagnosis is { $diagnosis }.
letter-affected = Currently affected: { $places }.
letter-spine = The spine is affected: please begin only with what the treating doctor has approved and do not progress without further approval.
letter-table = The table below gives the plan in three phases; please record how much of it was done.
family-page = This page explains in plain words what the images show; it does not replace a talk with your doctor.
family-status = { $status ->
    [new] New
    [worse] More active than before
    [recurrent] Active again
    [improved] Better than before
    [stable] As before
    [resolved] Gone
   *[baseline] Seen for the first time
}: { $places }.
family-vertebra = vertebra { $level }
family-silent = Some of these places do not hurt; that is why images are needed even when your child feels well.
family-back = The back is one of these places: please ask the doctor before jumping, heavy lifting or contact sport.
family-moving = Moving is good for your child as long as these places do not hurt; the exercise plan says how much.
family-call = Call the doctor for fever, pain at night, new back pain, weakness or numbness, or a limp that does not go away.

## Bones and their parts: names, with their gender

bone-foot = foot
bone-ankle = ankle
bone-lower-leg = lower leg
bone-knee = knee
bone-thigh = thigh
bone-hip = hip
bone-leg = leg
bone-pelvis = pelvis
bone-back = back
bone-chest = chest
bone-shoulder = shoulder
bone-arm = arm
bone-hand = hand
bone-head = head
bone-collarbone = collarbone
bone-shoulder-blade = shoulder blade
bone-breastbone = breastbone
bone-lower-jaw = lower jaw
bone-thigh-bone = thigh bone
bone-shin-bone = shin bone
bone-midfoot-bone = midfoot bone
bone-midhand-bone = midhand bone
bone-kneecap = kneecap
bone-heel-bone = heel bone
bone-skull = skull
bone-mandible = mandible
bone-sacrum = sacrum
bone-coccyx = coccyx
bone-sternum = sternum
bone-clavicle = clavicle
bone-scapula = scapula
bone-rib = rib
bone-humerus = humerus
bone-radius = radius
bone-ulna = ulna
bone-carpus = carpus
bone-metacarpal = metacarpal
bone-hand-phalanges = hand phalanges
bone-ilium = ilium
bone-ischium = ischium
bone-pubis = pubis
bone-femur = femur
bone-patella = patella
bone-tibia = tibia
bone-fibula = fibula
bone-talus = talus
bone-calcaneus = calcaneus
bone-navicular = navicular
bone-cuboid = cuboid
bone-cuneiforms = cuneiforms
bone-metatarsal = metatarsal
bone-foot-phalanges = foot phalanges
bone-vertebra = vertebra

zone-proximal-epiphysis = proximal epiphysis
zone-proximal-metaphysis = proximal metaphysis
zone-diaphysis = diaphysis
zone-distal-metaphysis = distal metaphysis
zone-distal-epiphysis = distal epiphysis
zone-apophysis = apophysis
zone-vertebral-body = vertebral body
zone-posterior-elements = posterior elements
zone-medial = medial
zone-middle = middle
zone-lateral = lateral
zone-anterior = anterior
zone-posterior = posterior
zone-shaft = shaft
zone-proximal = proximal
zone-distal = distal

## Fixed words of pages and charts

page-pain = Pain
page-first-seen = First seen
page-last-seen = Last seen
page-before = Before
page-now = Now
page-current-phase = current phase
page-because-of-this-child-s = because of this child's findings
page-change-in-pictures = Change in pictures
page-appendix-evidence = Appendix: evidence
page-foci-in-every-examination = Foci in every examination
page-what-the-numbered-sentences-rest = What the numbered sentences rest on
page-sources = Sources
page-symbols = Symbols
page-every-step-needs-a-doctor = Every step needs a doctor's sign-off.
page-spine-legs-growth-plates-plan = Spine, legs, growth plates, plan
page-the-numbers-are-those-of = The numbers are those of a trial in juvenile arthritis; what is allowed where is a rule of this program.
page-painful = painful
page-silent = silent
page-not-told = not told
page-gone = gone
page-seen-change-not-judged = seen, change not judged
page-muscle = muscle
page-earlier-examinations = Earlier examinations
page-in-the-text = in the text
page-codes = codes
page-basis = basis
page-rule-of-this-program = rule of this program
page-clinical-record = clinical record
page-image-header = image header
page-all-examinations = all examinations
page-methods = Methods
page-software = Software
page-described-with-measured-accuracy-in = described, with measured accuracy, in the documentation
page-follow-up-of-multifocal-bone = Follow-up of multifocal bone lesions
page-baseline-of-multifocal-bone-lesions = Baseline of multifocal bone lesions
page-research-use-not-a-medical = Research use, not a medical device. The program proposes; a doctor reads the images and decides.
page-volumes-carry-one-standard-deviation = volumes carry one standard deviation; the patient's right is on the left of every picture
page-side-by-side = Side by side
page-coronal-maximum-of-stir = coronal maximum of STIR
page-foci = Foci
page-site = Site
page-volume-over-time = Volume over time
page-what-was-compared = What was compared
page-there-is-no-focus-to = There is no focus to follow in these examinations.
page-remarks-on-the-data = Remarks on the data
page-where-this-comes-from = Where this comes from
page-the-text-that-was-read = The text that was read
page-foci-by-status = Foci by status
page-height-of-vertebrae = Height of vertebrae
page-of-the-expected-height-missing = of the expected height missing, with its error
page-hollow-told-without-an-error = hollow: told without an error
page-examinations-treatments-and-symptoms-over = Examinations, treatments and symptoms over time
page-dashed-beginning-or-end-not = Dashed: beginning or end not told.
page-body-map = Body map
page-biopsy = Biopsy
page-set-aside-by-a-reader = Set aside by a reader
page-none = None.
page-dotted-speaks-of-a-bone = Dotted: speaks of a bone and was not understood.
page-the-place-before-aligned = the place before, aligned
page-the-same-place-now = the same place now
page-what-has-changed-orange-is = what has changed: orange is brighter, blue is darker
page-coronal-slice-through-the-focus = coronal slice through the focus
page-picture-before = before
page-picture-now = now
page-picture-change = change
page-patient = Patient
page-without-id = without ID
page-sex = { $sex ->
    [F] female
    [M] male
   *[other] sex { $sex }
}
page-born = born
caption-frontal = frontal view
caption-lateral = lateral view
caption-spine-frontal = spine, frontal view, end plates as measured
caption-spine-lateral = spine, lateral view, end plates as measured
caption-anterior = anterior view
caption-posterior = posterior view (mirrored)
provenance-series = { $exam }: series
provenance-muscle = { $exam }: muscle
provenance-signal = signal { $signal } ± { $error }, { $place }
provenance-frame = { $exam }: frame of reference
provenance-read = read

## Vocabulary: words that stand in the report otherwise than in its source

word-mixed = mixed lytic and sclerotic
word-wholebody = whole body
word-gy-cm2 = Gy·cm²

## Remarks on the data

remark-dose-not-read = What series { $series } of { $exam } says of its dose could not be read; it is missing from the ledger.
remark-dose-unit = A { $quantity } of '{ $written }' has no unit that can be read, or is more than any examination gives; its value stays unknown.
remark-unreadable-image = { $error }; it was set aside.
remark-levels-in-doubt = { $exam }: the vertebrae may all be one level off (probability { $chance } %): what is called T6 is perhaps { $other }. A decision of the kind vertebra settles it.
remark-not-localised = { $exam }: { $error }
remark-views-exchanged = { $exam }: the picture shows the { $count ->
    [2] views
   *[other] view
} the other way round than the tags say; the picture was believed.
remark-lateral-mirrored = { $exam }: in the lateral view front and back are exchanged against the tags; the picture was believed.
remark-letter-contradicts = { $exam }: the burned-in letter for the { $side ->
    [left] left
   *[right] right
} does not fit the side that the tags give; the tags were believed, check left and right.
remark-tag-contradicts = { $exam }: the tag says { $tag }, the description { $described }; the side is left open.
remark-region-unknown = { $exam }: neither tags nor description name its region.
remark-image-mirrored = { $exam }: its burned-in letter is mirrored, so the image is.
remark-letter-open = { $exam }: tag or description say { $side }, the burned-in letter { $letter }; the side is left open.
remark-pixel-outside = { $exam }: the reader's pixel { $pixel } for { $site } lies outside the image of { $rows } x { $columns }.
remark-reader-side = { $exam }: the reader places { $site } on a radiograph of the { $side } side; the reader was believed.
remark-station-far = series { $series }: a station lies { $distance } m from the others, farther than any body reaches, and was set aside.
remark-unreadable-series = { $series } was set aside: { $error }.
remark-station-frames = The stations name { $count } frames of reference; their positions were taken as they stand, so look at the seams.
remark-laterality = Series { $series } is tagged { $side }, but lies on the other side; the geometry was believed.
remark-point-outside-bone = The reader's point for { $site } does not lie in what the program takes for that bone; the reader's site was kept and the region not bound to the bone.
remark-point-without-region = The reader's point for { $site } in { $exam } lies outside the images or in nothing bright; no region could be drawn.
remark-several-scans = { $exam } has { $count } series of whole-body views; they were read together.
remark-injection = { $exam }: the uptake at the { $site } is taken for the injection.
remark-as-told = { $error }
remark-labels-no-skeleton = The labels handed in were not used, because no skeleton was found to give their bones an axis.
remark-not-measured = { $exam } is listed; it has no fluid-sensitive series that can be measured.
remark-undated-left-out = { $exam } has no date and was left out.
remark-labels-no-exam = The labels file names { $day }, but no measured examination has that date.
remark-stations-differ = The stations differ in voxel size; they were brought to one.
remark-missing-station = Between two stations { $gap } mm of the body are not imaged (from { $start } to { $end } mm); foci there are not covered.
remark-zips = { $count } zip files lie among the files; they were not opened, give them one by one.
remark-copies = { $count } files or folders are copies of others and were counted once.
remark-file-lost = { $file } { $fate ->
    [unreadable] could not be read
    [damaged] is damaged and was set aside
   *[other] was set aside
}: { $reason }.
remark-files-more = { $count } more like these ({ $reasons }).
remark-duplicate-slices = { $series }: { $count } slices came twice; the first of each was used.
remark-missing-slices = { $series }: { $count } slices are missing between the others; their place counts as not imaged.
remark-uneven-spacing = { $series }: slice distances vary from { $low } to { $high } mm; slices were put at the nearest regular place.
remark-future = { $exam }: its date lies in the future, so its place in the course of time is not sure; check the date where the files come from.
remark-before-birth = { $exam }: its date lies before the child's birth date, so no age is given; check both dates where the files come from.
remark-several-patients = { $count } patients were found (by ID, issuer, birth date, sex and name); they are kept apart.
remark-shared-uids = { $count } SOP instance UIDs stand in the files of more than one patient, an error of whoever sent them; every image was kept with its own patient.
remark-undated = This examination has no date; it cannot be put in order of time.
remark-exam-frames = Its MR series name { $count } frames of reference (as after a table move or when the child was laid anew); positions of one do not have to fit the other.
remark-bad-geometry = { $series }: { $count } images have a geometry that cannot be ({ $fault }) and were set aside.
remark-unknown-sequence = { $series }: neither tags nor description tell the sequence.
remark-description-contradicts = { $series }: the description says { $described }, the tags say { $tags }; the tags were believed.
remark-eight-bit = { $series }: 8-bit pixels; signal ratios have lost precision.
remark-rescaled = { $series }: stored values carry a rescale slope, which is applied.
remark-series-frames = { $series }: its images name { $count } frames of reference; positions were taken as they stand.
remark-view-unknown = { $image }: neither tags nor description tell the view.
remark-no-calibration = { $image }: no calibration of the pixel size ({ $calibration }); only ratios and angles are given, no millimetres.
remark-view-assumed = { $image }: nothing tells which head made frame { $frame }; it is taken for the { $view } one as seen from that side, so left and right rest on this assumption.
remark-second-view = { $image }: a second { $view } view was found; the first one is used.
remark-one-scan-view = { $image }: only the { $view } view; what lies deep on the other side is seen less well.
remark-several-injections = { $image }: { $count } injections are told.
remark-unreadable-slices = { $series }: { $count } of { $all } slices cannot be used and count as not imaged ({ $reasons }).
remark-one-view = { $exam } has only a { $view ->
    [frontal] frontal view; heights need the lateral one
   *[lateral] lateral view; curves need the frontal one
}.

# How a series is called in a remark.
series-described = series { $number } '{ $description }'
series-numbered = series { $number }
series-of = series { $number } of { $exam }

# Remarks on a decisions file.
remark-decision-no-exam = Decisions file: no examination is called '{ $exam }'.
remark-decision-no-finding = Decisions file: '{ $kind }' names the finding '{ $finding }', which this run did not make.
remark-decision-twice = Decisions file: of '{ $finding }' the { $about } is given twice and differently; the last one counts.
remark-decision-merged-and-split = Decisions file: { $findings } are both merged and split; they are kept apart.

# Remarks on a text.
remark-side-not-told = “{ $quoted }”: a paired bone without its side; left open.
remark-impossible-date = “{ $quoted }”: no such day; not used.
remark-other-side = “{ $quoted }”: speaks of the { $bone } on the { $side } as if it were known, but only the other side was told before; both are kept, check the side.
remark-side-corrected = “{ $quoted }”: the text corrects a side; the side told before is withdrawn.
remark-summary-side = “{ $quoted }”: { $bone } { $summary } in the summary, { $findings } in the findings; both are kept, check the side.
remark-text-cut = The text is longer than { $most } characters; what lies behind was not read.
remark-kept-apart = Not of this child, and not used: “{ $quoted }”
remark-language-model = A language model added { $added } places, marked uncertain; { $dropped } of its answers were dropped, as they do not stand in the text or are not of the vocabulary.

# Remarks on a clinical record.
remark-unknown-heading = { $file }, line { $line }: heading '{ $heading }' is not known and was not used{ $near }; expected one of { $known }.
remark-did-you-mean = { "" }; did you mean '{ $near }'
remark-entry-set-aside = { $file }, line { $line }: { $entry }{ $near }: { $fault }; found '{ $found }'; not used, correct it.
remark-stands-in = { " " }({ $source })
remark-unknown-unit = { $name }{ $where }: expected a unit such as { $unit }, found '{ $found }'; kept as told, not compared with limits.
remark-impossible-value = { $name }{ $where }: expected { $least } to { $most } { $unit }, found { $found }; kept as told, not compared with limits.
remark-unit-not-told = { $name }{ $where }: no unit was told; { $unit } is taken for it.

## Errors that a remark quotes

image-undecoded = { $image }: { $why }
image-not-grey = { $image }: expected one grey image, found pixels of shape { $shape }
image-small = { $image }: expected an image, found { $rows } x { $columns } pixels
image-blank = { $image }: the image is blank
image-saturated = { $image }: { $share } % of the image is saturated, black or white
scan-without-view = { $scan }: expected a whole-body view, found none
scan-without-pixel-size = { $scan }: expected a pixel size, found none that can be
scan-no-views = { $scan }: expected whole-body views, found pixels of shape { $shape }
scan-empty = { $scan }: expected counts, found an empty image
stack-too-large = { $slices } slices of { $rows } x { $columns } pixels are more than can be
stack-unusable = { $count } of { $all } slices cannot be used ({ $reasons })
few-landmarks = composed volume: expected at least { $least } landmarks of a skeleton, found { $found }; is this a coronal whole-body STIR? Bones were not named
few-landmarks-planar = planar image: expected at least { $least } landmarks of a skeleton, found { $found }; its bones were not named
body-unreadable = composed volume: expected most landmarks of the skeleton that lie in the images to be seen, found { $found } of { $all }; is this a coronal whole-body STIR, head up and face forward? Bones were not named; put joints or vertebrae right with a decisions file, or place findings with one
field-small = composed volume: expected at least { $least } mm of the body's height to tell its bones apart, found { $height } x { $width } mm; bones were not named, place findings with a decisions file
reason-of = { $count }: { $why }

# Who has signed a report, and what was judged.
title-signature = Signature
signature-by = Read and signed by { $by } on { $day }; this is a signature in the program, not a qualified electronic one.
signature-place = { $place } ({ $day })
signature-confirmed = Confirmed or placed by a reader: { $places }.
signature-rejected = Rejected by a reader: { $places }.
signature-normal = Normal for age, as a reader has judged: { $places }.
signature-open = Still proposals of the program, which no reader has judged: { $places }.
signature-all-judged = A reader has judged every finding.
