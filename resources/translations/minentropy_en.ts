<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CodeCard</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has a word in each of its %Ln module(s), written between entering and leaving.</source>
        <translation>
            <numerusform>It has a word in its module, written between entering and leaving.</numerusform>
            <numerusform>It has a word in each of its %Ln modules, written between entering and leaving.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>%Ln word(s) in two lists or more</source>
        <translation>
            <numerusform>%Ln word in two lists or more</numerusform>
            <numerusform>%Ln words in two lists or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcordanceView</name>
    <message numerus="yes">
        <source>{places} in %Ln document(s)</source>
        <translation>
            <numerusform>{places} in %Ln document</numerusform>
            <numerusform>{places} in %Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CuttingView</name>
    <message numerus="yes">
        <source>%Ln document(s) would be cut again; results made from them become stale.</source>
        <translation>
            <numerusform>%Ln document would be cut again; results made from it become stale.</numerusform>
            <numerusform>%Ln documents would be cut again; results made from them become stale.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message numerus="yes">
        <source>Of the %Ln selected document(s) together</source>
        <translation>
            <numerusform>Of the %Ln selected document</numerusform>
            <numerusform>Of the %Ln selected documents together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A summary of the %Ln selected document(s)</source>
        <translation>
            <numerusform>A summary of the %Ln selected document</numerusform>
            <numerusform>A summary of the %Ln selected documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message numerus="yes">
        <source>%Ln thing(s) picked</source>
        <translation>
            <numerusform>%Ln thing picked</numerusform>
            <numerusform>%Ln things picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln range(s)</source>
        <translation>
            <numerusform>%Ln range</numerusform>
            <numerusform>%Ln ranges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message numerus="yes">
        <source>%Ln bay face(s)</source>
        <translation>
            <numerusform>%Ln bay face</numerusform>
            <numerusform>%Ln bay faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message numerus="yes">
        <source>%Ln result(s) computed from them go too.</source>
        <translation>
            <numerusform>%Ln result computed from them goes too.</numerusform>
            <numerusform>%Ln results computed from them go too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeywordsView</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>how many of %Ln text(s) list it</source>
        <translation>
            <numerusform>how many of %Ln text list it</numerusform>
            <numerusform>how many of %Ln texts list it</numerusform>
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
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of its visits, %Ln module(s)</source>
        <translation>
            <numerusform>of its visits, %Ln module</numerusform>
            <numerusform>of its visits, in %Ln modules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPins</name>
    <message numerus="yes">
        <source>Leave the %Ln selected book(s) where they are…</source>
        <translation>
            <numerusform>Leave the %Ln selected book where it is…</numerusform>
            <numerusform>Leave the %Ln selected books where they are…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave the books of %Ln bay(s) where they are…</source>
        <translation>
            <numerusform>Leave the books of %Ln bay where they are…</numerusform>
            <numerusform>Leave the books of %Ln bays where they are…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>Trial of %Ln move(s): {change} m per visit. Nothing is stored.</source>
        <translation>
            <numerusform>Trial of %Ln move: {change} m per visit. Nothing is stored.</numerusform>
            <numerusform>Trial of %Ln moves: {change} m per visit. Nothing is stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recutting</name>
    <message numerus="yes">
        <source>%Ln document(s) of {name} are cut otherwise now.</source>
        <translation>
            <numerusform>%Ln document of {name} is cut otherwise now.</numerusform>
            <numerusform>%Ln documents of {name} are cut otherwise now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) are stale: run them again from the tree.</source>
        <translation>
            <numerusform>%Ln result is stale: run it again from the tree.</numerusform>
            <numerusform>%Ln results are stale: run them again from the tree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) have no word now.</source>
        <translation>
            <numerusform>%Ln document has no word now.</numerusform>
            <numerusform>%Ln documents have no word now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln book</numerusform>
            <numerusform>%Ln books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenseCard</name>
    <message numerus="yes">
        <source>%Ln context(s)</source>
        <translation>
            <numerusform>%Ln context</numerusform>
            <numerusform>%Ln contexts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more word(s)</source>
        <translation>
            <numerusform>%Ln more word</numerusform>
            <numerusform>%Ln more words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SensesView</name>
    <message numerus="yes">
        <source>%Ln sense(s)</source>
        <translation>
            <numerusform>%Ln sense</numerusform>
            <numerusform>%Ln senses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suspects</name>
    <message numerus="yes">
        <source>%Ln kind(s) found</source>
        <translation>
            <numerusform>%Ln kind found</numerusform>
            <numerusform>%Ln kinds found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextImportPage</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextSummary</name>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln file cannot be read.</numerusform>
            <numerusform>%Ln files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a word are left out.</source>
        <translation>
            <numerusform>%Ln without a word are left out.</numerusform>
            <numerusform>%Ln without a word are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>Import %Ln file</numerusform>
            <numerusform>Import %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln document(s)</source>
        <translation>
            <numerusform>Import %Ln document</numerusform>
            <numerusform>Import %Ln documents</numerusform>
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
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message numerus="yes">
        <source>%Ln words together</source>
        <translation>
            <numerusform>%Ln words together</numerusform>
            <numerusform>%Ln words together</numerusform>
        </translation>
    </message>
</context>
</TS>
