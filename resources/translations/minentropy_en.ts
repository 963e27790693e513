<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CodeCard</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has a word in each of its %n module(s), written between entering and leaving.</source>
        <translation>
            <numerusform>It has a word in its module, written between entering and leaving.</numerusform>
            <numerusform>It has a word in each of its %n modules, written between entering and leaving.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>%n word(s) in two lists or more</source>
        <translation>
            <numerusform>%n word in two lists or more</numerusform>
            <numerusform>%n words in two lists or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcordanceView</name>
    <message numerus="yes">
        <source>{places} in %n document(s)</source>
        <translation>
            <numerusform>{places} in %n document</numerusform>
            <numerusform>{places} in %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CuttingView</name>
    <message numerus="yes">
        <source>%n document(s) would be cut again; results made from them become stale.</source>
        <translation>
            <numerusform>%n document would be cut again; results made from it become stale.</numerusform>
            <numerusform>%n documents would be cut again; results made from them become stale.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message numerus="yes">
        <source>Of the %n selected document(s) together</source>
        <translation>
            <numerusform>Of the %n selected document</numerusform>
            <numerusform>Of the %n selected documents together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A summary of the %n selected document(s)</source>
        <translation>
            <numerusform>A summary of the %n selected document</numerusform>
            <numerusform>A summary of the %n selected documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message numerus="yes">
        <source>%n thing(s) picked</source>
        <translation>
            <numerusform>%n thing picked</numerusform>
            <numerusform>%n things picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n range(s)</source>
        <translation>
            <numerusform>%n range</numerusform>
            <numerusform>%n ranges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message numerus="yes">
        <source>%n bay face(s)</source>
        <translation>
            <numerusform>%n bay face</numerusform>
            <numerusform>%n bay faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message numerus="yes">
        <source>%n result(s) computed from them go too.</source>
        <translation>
            <numerusform>%n result computed from them goes too.</numerusform>
            <numerusform>%n results computed from them go too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeywordsView</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>how many of %n text(s) list it</source>
        <translation>
            <numerusform>how many of %n text list it</numerusform>
            <numerusform>how many of %n texts list it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkovTime</name>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln module</numerusform>
            <numerusform>%Ln modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleBars</name>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln module</numerusform>
            <numerusform>%Ln modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleList</name>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln module</numerusform>
            <numerusform>%Ln modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of its visits, %n module(s)</source>
        <translation>
            <numerusform>of its visits, %n module</numerusform>
            <numerusform>of its visits, in %n modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPins</name>
    <message numerus="yes">
        <source>Leave the %n selected book(s) where they are…</source>
        <translation>
            <numerusform>Leave the %n selected book where it is…</numerusform>
            <numerusform>Leave the %n selected books where they are…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave the books of %n bay(s) where they are…</source>
        <translation>
            <numerusform>Leave the books of %n bay where they are…</numerusform>
            <numerusform>Leave the books of %n bays where they are…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>Trial of %n move(s): {change} m per visit. Nothing is stored.</source>
        <translation>
            <numerusform>Trial of %n move: {change} m per visit. Nothing is stored.</numerusform>
            <numerusform>Trial of %n moves: {change} m per visit. Nothing is stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recutting</name>
    <message numerus="yes">
        <source>%n document(s) of {name} are cut otherwise now.</source>
        <translation>
            <numerusform>%n document of {name} is cut otherwise now.</numerusform>
            <numerusform>%n documents of {name} are cut otherwise now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are stale: run them again from the tree.</source>
        <translation>
            <numerusform>%n result is stale: run it again from the tree.</numerusform>
            <numerusform>%n results are stale: run them again from the tree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have no word now.</source>
        <translation>
            <numerusform>%n document has no word now.</numerusform>
            <numerusform>%n documents have no word now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenseCard</name>
    <message numerus="yes">
        <source>%n context(s)</source>
        <translation>
            <numerusform>%n context</numerusform>
            <numerusform>%n contexts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more word(s)</source>
        <translation>
            <numerusform>%n more word</numerusform>
            <numerusform>%n more words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SensesView</name>
    <message numerus="yes">
        <source>%n sense(s)</source>
        <translation>
            <numerusform>%n sense</numerusform>
            <numerusform>%n senses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suspects</name>
    <message numerus="yes">
        <source>%n kind(s) found</source>
        <translation>
            <numerusform>%n kind found</numerusform>
            <numerusform>%n kinds found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextImportPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextSummary</name>
    <message numerus="yes">
        <source>%n file(s) cannot be read.</source>
        <translation>
            <numerusform>%n file cannot be read.</numerusform>
            <numerusform>%n files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a word are left out.</source>
        <translation>
            <numerusform>%n without a word are left out.</numerusform>
            <numerusform>%n without a word are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n document(s)</source>
        <translation>
            <numerusform>Import %n document</numerusform>
            <numerusform>Import %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeCurve</name>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln module</numerusform>
            <numerusform>%Ln modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordListEditor</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message numerus="yes">
        <source>%n words together</source>
        <translation>
            <numerusform>%n words together</numerusform>
            <numerusform>%n words together</numerusform>
        </translation>
    </message>
</context>
</TS>
