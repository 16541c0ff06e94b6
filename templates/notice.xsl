<?xml version="1.0" encoding="UTF-8"?>
<!-- The notice: facts in, one <letter> of the page model out. Read this file first, then blocks/ in the order in which the
     body below calls them. No words stand here: each sentence is a clause of wording/LANG.xml.

       <k:say clause="a b c"/>     the first of these clauses of which every claim holds over the facts; if none does, the letter is refused
                                   (T005). Its id goes on the element around it.
       <k:more clause="..."/>      the same, as the next sentence of a paragraph
       <k:offer clause="..."/>     the next sentence if one of these is true, else nothing
       <k:each-program> ... </k:each-program>   what stands inside, once for each program that picked the case, oldest first; claims are
                                   then judged of that one, and its number goes on the elements (@program) when there are several
       k:instrument()  k:selection()  k:tests()   of the program being spoken of; outside k:each-program those of all
       k:holds('claim')            whether a claim holds (law/claims.xml)
       k:about()                   in a slot: the fact at which its clause was called
       k:noun('one')               at a slot: that form of the noun of what the decision is about, as <value>s
       k:whose('one'|'full')       at a slot: that noun and whose it is, as <value>s;  k:word('two')  an attribute of the wording's <format>
       k:text(nodes)               the one in the language of this letter; k:name(nodes): or else the Dutch one
       k:list(nodes, 'and'|'or'|'')   those in the language of this letter, each once, in a row
       k:sentence(text)            with a full stop if it has no end;  k:inside-quotes(text)  its double quotes as single ones
       k:in-a-row(lines)           lines of an address in a sentence;  k:dutch('slot', nodes)  <value>s of texts that exist in Dutch alone;  k:law(nodes)
       k:date(iso, 'long'|'weekday'|'month')   k:money(cents)   k:count(number, 'week')   k:upper(text)   k:country(code)

     A clause says in its claims when it is true; so a block lists alternatives, best first, and asks nothing twice. Where a fact is
     inserted stands in blocks/slots.xsl. XSLT 1.0 only; the blocks are joined to this file in memory before it is compiled. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:output method="xml" encoding="UTF-8"/>

 <xsl:param name="lang"/>          <!-- of this letter -->
 <xsl:param name="translation"/>   <!-- none; follows: a translation comes after this letter; missing: asked for, not made; self: this is it -->
 <xsl:param name="concept"/>       <!-- yes: the preview of a letter that is held -->

 <xsl:variable name="letter" select="/facts/letter"/>
 <xsl:variable name="record" select="/facts/record"/>
 <xsl:variable name="decision" select="$record/decision"/>
 <xsl:variable name="review" select="$record/review"/>
 <xsl:variable name="selection" select="/facts/selection"/>
 <xsl:variable name="instrument" select="/facts/instrument"/>
 <xsl:variable name="body" select="/facts/body"/>
 <xsl:variable name="objection" select="$body/objection[@remedy = $decision/@remedy]"/>
 <xsl:variable name="deadline" select="/facts/deadline"/>
 <xsl:variable name="tests" select="/facts/tests"/>
 <xsl:variable name="contacts" select="/facts/contacts"/>
 <!-- those of this letter, then what the body encloses with every one; a paper bears its Dutch name -->
 <xsl:variable name="encloses" select="$record/enclosures/enclosure | $body/enclosures/enclosure[@xml:lang = 'nl' or not(@xml:lang)]"/>

 <xsl:template match="/">
  <letter lang="{$lang}" form="{$letter/@form}" translation="no">
   <xsl:if test="$translation = 'self'"><xsl:attribute name="translation">yes</xsl:attribute></xsl:if>
   <xsl:attribute name="title"><k:say clause="document-title document-title-intention"/></xsl:attribute>
   <xsl:call-template name="marks"/>
   <xsl:call-template name="sender-and-address"/>
   <xsl:call-template name="reference"/>
   <body>
    <xsl:call-template name="opening"/>
    <xsl:call-template name="what-happened"/>
    <xsl:call-template name="why"/>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="amounts"/>
    <xsl:call-template name="data"/>
    <xsl:call-template name="fair"/>
    <xsl:call-template name="objection"/>
    <xsl:call-template name="more"/>
    <xsl:call-template name="closing"/>
   </body>
   <xsl:call-template name="every-page"/>
  </letter>
 </xsl:template>

 <!-- A slot that no template fills would leave a hole in the sentence. -->
 <xsl:template match="w:*"><xsl:message terminate="yes">T008 <xsl:value-of select="local-name()"/></xsl:message></xsl:template>
</xsl:stylesheet>
