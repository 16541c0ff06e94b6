<?xml version="1.0" encoding="UTF-8"?>
<!-- The slots of the clauses: element name in the wording, fact that fills it. What comes from outside stands in
     <value of="slot">, so that layout isolates it and a reader of the page model can tell words from facts; lang="nl" marks
     facts that exist in Dutch only. What must not break over lines stands in <nobr>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">

 <!-- what the decision is about: words of the catalogue, not of the record -->
 <xsl:template match="w:noun"><xsl:copy-of select="k:noun('one')"/></xsl:template>
 <xsl:template match="w:nouns"><xsl:copy-of select="k:noun('many')"/></xsl:template>
 <xsl:template match="w:noun-each"><xsl:copy-of select="k:noun('each')"/></xsl:template>
 <xsl:template match="w:noun-full"><xsl:copy-of select="k:noun('full')"/></xsl:template>
 <xsl:template match="w:noun-began">
  <xsl:choose>
   <xsl:when test="$record/addressee/@role = 'representative'"><xsl:copy-of select="k:noun('began-by-other')"/></xsl:when>
   <xsl:otherwise><xsl:copy-of select="k:noun('began')"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- Whose it is: "uw aanvraag"; to a representative "de aanvraag van J. de Vries", or with short="yes", where the name has just been told,
      "de aanvraag". whole="yes": "uw hele aanvraag"; start="yes": it opens the sentence; end="yes": it closes it, with one full stop also after
      "B.V."; form="acc": in that grammatical form. the-noun-full: "uw aanvraag voor bijstand". -->
 <xsl:template match="w:the-noun"><xsl:copy-of select="k:whose('one')"/></xsl:template>
 <xsl:template match="w:the-noun-full"><xsl:copy-of select="k:whose('full')"/></xsl:template>
 <xsl:template match="w:on-behalf-of"><xsl:call-template name="represented"/></xsl:template>
 <!-- the name, and the full stop unless it ends in one ("B.V.") -->
 <xsl:template name="represented">
  <xsl:variable name="person" select="$record/addressee/on-behalf-of"/>
  <value of="on-behalf-of"><xsl:value-of select="$person"/></value>
  <xsl:if test="@end = 'yes' and substring($person, string-length($person)) != '.'"><value of="stop">.</value></xsl:if>
 </xsl:template>

 <!-- days -->
 <xsl:template match="w:decision-date"><value of="decision-date"><nobr><xsl:value-of select="k:date(string($decision/@date), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:applied-on"><value of="applied-on"><nobr><xsl:value-of select="k:date(string($decision/@applied-on), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:published-on"><value of="published-on"><nobr><xsl:value-of select="k:date(string($decision/@published-on), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:selection-date"><value of="selection-date"><nobr><xsl:value-of select="k:date(string(k:selection()/@date), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:review-date"><value of="review-date"><nobr><xsl:value-of select="k:date(string($review/@date), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:last-day"><value of="last-day"><nobr><xsl:value-of select="k:date(string($deadline/@last-day), 'weekday')"/></nobr></value></xsl:template>
 <!-- how the last day was counted: from when, how long, and what stood in the way on the day itself -->
 <xsl:template match="w:counted-from"><value of="counted-from"><nobr><xsl:value-of select="k:date(string($deadline/@from), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:counted-term"><value of="counted-term"><nobr>
  <xsl:choose>
   <xsl:when test="$deadline/@weeks"><xsl:value-of select="k:count(number($deadline/@weeks), 'week')"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="k:count(number($deadline/@days), 'day')"/></xsl:otherwise>
  </xsl:choose>
 </nobr></value></xsl:template>
 <xsl:template match="w:raw-day"><value of="raw-day"><nobr><xsl:value-of select="k:date(string($deadline/@raw), 'weekday')"/></nobr></value></xsl:template>
 <xsl:template match="w:raw-date"><value of="raw-date"><nobr><xsl:value-of select="k:date(string($deadline/@raw), 'long')"/></nobr></value></xsl:template>
 <xsl:template match="w:day-off"><value of="day-off"><xsl:value-of select="k:text($deadline/rolled-over[@day = $deadline/@raw]/name)"/></value></xsl:template>
 <xsl:template match="w:test-month"><value of="test-month"><nobr><xsl:value-of select="k:date(string(k:tests()/@last), 'month')"/></nobr></value></xsl:template>
 <xsl:template match="w:test-before-month"><value of="test-before-month"><nobr><xsl:value-of select="k:date(string(k:tests()/@before), 'month')"/></nobr></value></xsl:template>
 <xsl:template match="w:step-picked"><value of="step"><xsl:value-of select="1 + k:holds('applied-on-known') + k:holds('signal-came-first')"/></value></xsl:template>
 <!-- "elke 12 maanden"; every one month is "elke maand" -->
 <xsl:template match="w:test-interval">
  <xsl:variable name="interval" select="k:count(number(k:tests()/@interval-months), 'month')"/>
  <value of="test-interval"><nobr><xsl:value-of select="substring-after(concat(substring('1 ', 1 + 2 * starts-with($interval, '1 ')), $interval), '1 ')"/></nobr></value>
 </xsl:template>

 <!-- the record -->
 <xsl:template match="w:name"><value of="name"><xsl:value-of select="$record/addressee/name"/></value></xsl:template>
 <xsl:template match="w:salutation"><value of="salutation">
  <xsl:call-template name="without-comma"><xsl:with-param name="text" select="$record/addressee/salutation"/></xsl:call-template>
 </value></xsl:template>
 <xsl:template match="w:summary"><value of="summary" lang="nl"><xsl:value-of select="k:sentence(string($decision/summary))"/></value></xsl:template>
 <xsl:template match="w:summary[@in = 'quotes']"><value of="summary" lang="nl"><xsl:value-of select="k:inside-quotes(k:sentence(string($decision/summary)))"/></value></xsl:template>
 <xsl:template match="w:reference"><value of="reference"><nobr><xsl:value-of select="$record/@id"/></nobr></value></xsl:template>
 <xsl:template match="w:role"><value of="role" lang="nl">
  <xsl:call-template name="without-article"><xsl:with-param name="text" select="$review/@role"/></xsl:call-template>
 </value></xsl:template>
 <xsl:template match="w:department"><value of="department" lang="nl"><xsl:value-of select="$review/@department"/></value></xsl:template>

 <xsl:template match="w:note"><value of="note" lang="nl"><xsl:value-of select="k:sentence(string(k:about()))"/></value></xsl:template>
 <xsl:template match="w:note[@in = 'quotes']"><value of="note" lang="nl"><xsl:value-of select="k:inside-quotes(k:sentence(string(k:about())))"/></value></xsl:template>

 <!-- the instrument -->
 <xsl:template match="w:program"><value of="program"><xsl:value-of select="k:text(k:instrument()/name)"/></value></xsl:template>
 <!-- "Twee", "Drie": it opens the title -->
 <xsl:template match="w:program-count">
  <value of="program-count">
   <xsl:choose>
    <xsl:when test="count(k:selection()) = 2"><xsl:value-of select="k:word('two')"/></xsl:when>
    <xsl:when test="count(k:selection()) = 3"><xsl:value-of select="k:word('three')"/></xsl:when>
   </xsl:choose>
  </value>
 </xsl:template>
 <xsl:template match="w:goal"><value of="goal"><xsl:value-of select="k:sentence(k:text(k:instrument()/goal))"/></value></xsl:template>
 <xsl:template match="w:technique"><value of="technique"><xsl:value-of select="k:sentence(k:text(k:instrument()/technique))"/></value></xsl:template>
 <xsl:template match="w:sources"><value of="sources"><xsl:value-of select="k:list(k:instrument()/data/category/source, 'and')"/></value></xsl:template>
 <!-- of what was attested by the day of the letter (claim non-use-attested) -->
 <xsl:template match="w:non-use">
  <xsl:variable name="day" select="translate($letter/@mailing-date, '-', '')"/>
  <value of="non-use"><xsl:value-of select="k:list(k:instrument()/non-use[@by != '' and translate(@on, '-', '') &lt;= $day]/item, 'or')"/></value>
 </xsl:template>
 <xsl:template match="w:category"><value of="category"><xsl:value-of select="k:list(k:instrument()/reason/category, 'and')"/></value></xsl:template>
 <xsl:template match="w:reason">
  <xsl:for-each select="k:instrument()/reason">
   <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
   <value of="reason"><xsl:value-of select="k:sentence(k:text(public))"/></value>
  </xsl:for-each>
 </xsl:template>
 <xsl:template match="w:withheld-ground"><xsl:copy-of select="k:dutch('withheld-ground', k:selection()/withheld/@ground)"/></xsl:template>
 <xsl:template match="w:withheld-by"><xsl:copy-of select="k:dutch('withheld-by', k:selection()/withheld/@approved-by)"/></xsl:template>
 <xsl:template match="w:protected-grounds"><value of="protected-grounds"><xsl:value-of select="k:list(k:instrument()/criteria/ground, 'and')"/></value></xsl:template>
 <!-- of the category of data at which the clause was called -->
 <xsl:template match="w:data-what"><value of="data"><xsl:value-of select="k:text(k:about()/what)"/></value></xsl:template>
 <xsl:template match="w:data-source"><value of="source"><xsl:value-of select="k:text(k:about()/source)"/></value></xsl:template>
 <xsl:template match="w:base-period"><value of="base-period">
  <xsl:if test="translate(k:instrument()/base-rate/@period, '0123456789', '') != ''"><xsl:attribute name="lang">nl</xsl:attribute></xsl:if>
  <xsl:value-of select="k:instrument()/base-rate/@period"/>
 </value></xsl:template>
 <xsl:template match="w:base-in-order"><value of="base-in-order"><xsl:value-of select="k:instrument()/base-rate/@in-order"/></value></xsl:template>
 <xsl:template match="w:base-of"><value of="base-of"><xsl:value-of select="k:instrument()/base-rate/@of"/></value></xsl:template>
 <xsl:template match="w:finding"><value of="finding"><xsl:value-of select="k:sentence(k:text(k:tests()/finding))"/></value></xsl:template>
 <xsl:template match="w:test-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'test-page'"/><xsl:with-param name="page" select="k:instrument()/test-page"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:register-page">
  <xsl:call-template name="page">
   <xsl:with-param name="of" select="'register-page'"/>
   <xsl:with-param name="page" select="concat('algoritmes.overheid.nl/nl/algoritme/', k:instrument()/register/@lars)"/>
  </xsl:call-template>
 </xsl:template>
 <xsl:template match="w:retention"><value of="retention"><nobr><xsl:value-of select="k:count(number(k:instrument()/retention/@months), 'month')"/></nobr></value></xsl:template>
 <!-- what the selection did: k:about() is the effects of one instrument -->
 <xsl:template match="w:other-effect"><value of="other-effect"><xsl:value-of select="k:sentence(k:list(k:about()/other, 'and'))"/></value></xsl:template>
 <xsl:template match="w:effects-basis"><xsl:copy-of select="k:dutch('effects-basis', k:instrument()/effects/basis)"/></xsl:template>
 <xsl:template match="w:payment-basis"><xsl:copy-of select="k:dutch('effects-basis', $record/effects[@payment-stopped = 'yes']/basis)"/></xsl:template>
 <xsl:template match="w:unpublished-reason"><value of="unpublished-reason"><xsl:value-of select="k:sentence(k:text(k:instrument()/unpublished/reason))"/></value></xsl:template>

 <!-- the body -->
 <xsl:template match="w:body-name"><value of="body-name"><xsl:value-of select="k:text($body/name)"/></value></xsl:template>
 <xsl:template match="w:return-address"><value of="return-address"><xsl:value-of select="k:list($body/return-address/line, '')"/></value></xsl:template>
 <xsl:template match="w:phone"><value of="phone"><nobr><xsl:value-of select="$body/contact/phone"/></nobr></value></xsl:template>
 <xsl:template match="w:enclosures">
  <xsl:for-each select="$encloses">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="k:joint(position() = last())"/></xsl:if>
   <value of="enclosure" lang="nl"><xsl:value-of select="."/></value>
  </xsl:for-each>
 </xsl:template>
 <xsl:template match="w:hours"><value of="hours"><xsl:value-of select="k:name($body/contact/hours)"/></value></xsl:template>
 <xsl:template match="w:email"><a href="mailto:{$body/contact/email}"><value of="email"><xsl:value-of select="$body/contact/email"/></value></a></xsl:template>
 <xsl:template match="w:online-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'online-page'"/><xsl:with-param name="page" select="$objection/online"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:login"><value of="login" lang="nl"><xsl:value-of select="$objection/online/@login"/></value></xsl:template>
 <xsl:template match="w:post-address">
  <value of="post-address" lang="nl"><xsl:copy-of select="k:in-a-row($objection/post/line[not(. = $body/name)])"/></value>
 </xsl:template>
 <xsl:template match="w:freepost">
  <value of="freepost" lang="nl"><xsl:copy-of select="k:in-a-row($objection/freepost/line[not(. = $body/name)])"/></value>
 </xsl:template>
 <xsl:template match="w:handled-by"><value of="handled-by"><xsl:value-of select="k:text($objection/handled-by)"/></value></xsl:template>
 <xsl:template match="w:objection-term"><value of="objection-term"><nobr><xsl:value-of select="k:count(number($objection/@answer-weeks), 'week')"/></nobr></value></xsl:template>
 <xsl:template match="w:court"><value of="court"><xsl:value-of select="k:name($body/court[@id = $decision/@authority]/name)"/></value></xsl:template>
 <!-- the court or the authority that an appeal goes to -->
 <xsl:template match="w:office"><value of="office"><xsl:value-of select="k:name($office/name)"/></value></xsl:template>
 <xsl:template match="w:office-address">
  <value of="office-address" lang="nl"><xsl:copy-of select="k:in-a-row($office/post/line[not(contains($office/name, .))])"/></value>
 </xsl:template>
 <xsl:template match="w:office-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'office-page'"/><xsl:with-param name="page" select="$office/website"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:privacy-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'privacy-page'"/><xsl:with-param name="page" select="$body/privacy-page"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:privacy-mail"><a href="mailto:{$body/privacy-officer/email}"><value of="privacy-officer"><xsl:value-of select="$body/privacy-officer/email"/></value></a></xsl:template>
 <!-- by telephone, else by post, else by name -->
 <xsl:template match="w:privacy-officer">
  <xsl:variable name="officer" select="$body/privacy-officer"/>
  <xsl:choose>
   <xsl:when test="$officer/phone"><value of="privacy-officer"><xsl:copy-of select="k:in-a-row($officer/phone)"/></value></xsl:when>
   <xsl:otherwise><value of="privacy-post" lang="nl"><xsl:copy-of select="k:in-a-row($officer/post/line | $officer[not(post)]/name)"/></value></xsl:otherwise>
  </xsl:choose>
 </xsl:template>
 <xsl:template match="w:discrimination-desk"><value of="discrimination-desk"><xsl:value-of select="k:name($body/discrimination/name)"/></value></xsl:template>
 <xsl:template match="w:discrimination-phone"><value of="discrimination-phone"><nobr><xsl:value-of select="$body/discrimination/phone"/></nobr></value></xsl:template>
 <xsl:template match="w:discrimination-desk-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'discrimination-desk-page'"/><xsl:with-param name="page" select="$body/discrimination/website"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:complaint-page">
  <xsl:call-template name="page"><xsl:with-param name="of" select="'complaint-page'"/><xsl:with-param name="page" select="$body/complaint/website"/></xsl:call-template>
 </xsl:template>
 <xsl:template match="w:complaint-phone"><value of="complaint-phone"><nobr><xsl:value-of select="$body/complaint/phone"/></nobr></value></xsl:template>
 <xsl:template match="w:complaint-mail"><a href="mailto:{$body/complaint/email}"><value of="complaint-mail"><xsl:value-of select="$body/complaint/email"/></value></a></xsl:template>
 <xsl:template match="w:complaint-address">
  <value of="complaint-address" lang="nl"><xsl:copy-of select="k:in-a-row($body/complaint/post/line)"/></value>
 </xsl:template>
 <xsl:template match="w:visit"><value of="visit" lang="nl"><xsl:copy-of select="k:in-a-row($body/contact/visit/line)"/></value></xsl:template>
 <xsl:template match="w:help"><value of="help"><xsl:value-of select="k:sentence(k:text($body/contact/help))"/></value></xsl:template>
 <xsl:template match="w:answer-term"><value of="answer-term"><nobr><xsl:value-of select="k:count(number($body/explanation/@answer-weeks), 'week')"/></nobr></value></xsl:template>
 <xsl:template match="w:mandate"><value of="mandate">
  <xsl:call-template name="without-comma"><xsl:with-param name="text" select="k:text($body/signatory/mandate)"/></xsl:call-template>
 </value></xsl:template>
 <xsl:template match="w:signatory"><value of="signatory"><xsl:value-of select="$body/signatory/name"/></value></xsl:template>
 <xsl:template match="w:function"><value of="function"><xsl:value-of select="k:text($body/signatory/function)"/></value></xsl:template>

 <!-- contacts of the law -->
 <xsl:template match="w:advice-name"><value of="advice-name"><xsl:value-of select="k:text($contacts/advice/name)"/></value></xsl:template>
 <xsl:template match="w:advice-phone"><value of="advice-phone"><nobr><xsl:value-of select="$contacts/advice/phone"/></nobr></value></xsl:template>
 <xsl:template match="w:ombudsman-name"><value of="ombudsman-name"><xsl:value-of select="k:text($contacts/ombudsman/name)"/></value></xsl:template>
 <xsl:template match="w:ombudsman-phone"><value of="ombudsman-phone"><nobr><xsl:value-of select="$contacts/ombudsman/phone"/></nobr></value></xsl:template>
 <xsl:template match="w:discrimination-page">
  <a href="https://{$contacts/discrimination/website}"><value of="discrimination-page"><xsl:value-of select="k:text($contacts/discrimination/name)"/></value></a>
 </xsl:template>
 <xsl:template match="w:privacy-name"><value of="privacy-name"><xsl:value-of select="k:text($contacts/privacy/name)"/></value></xsl:template>
 <xsl:template match="w:privacy-phone"><value of="privacy-phone"><nobr><xsl:value-of select="$contacts/privacy/phone"/></nobr></value></xsl:template>

 <!-- the law: bases of the decision, then of the instrument's task and data, each once; an act is named once for the articles in a
      row: "Participatiewet, artikel 11, artikel 53a en 64". A capital after the first article may be another act: then not. -->
 <xsl:template match="w:law"><xsl:copy-of select="k:law($decision/basis | k:instrument()/legal-basis/task | k:instrument()/legal-basis/data)"/></xsl:template>
 <!-- of what can be done against it (law/remedies.xml) -->
 <xsl:template match="w:remedy-law"><xsl:copy-of select="k:dutch('remedy-law', /facts/remedy/cite)"/></xsl:template>

 <!-- what the clause around it has already -->
 <xsl:template name="without-comma">
  <xsl:param name="text"/>
  <xsl:variable name="n" select="string-length($text)"/>
  <xsl:choose>
   <xsl:when test="substring($text, $n) = ','"><xsl:value-of select="normalize-space(substring($text, 1, $n - 1))"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>
 <xsl:template name="without-article">
  <xsl:param name="text"/>
  <xsl:variable name="first" select="substring-before($text, ' ')"/>
  <xsl:choose>
   <xsl:when test="$first = 'een' or $first = 'Een' or $first = 'de' or $first = 'De' or $first = 'het' or $first = 'Het'">
    <xsl:value-of select="substring-after($text, ' ')"/>
   </xsl:when>
   <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- a web page, written as people type it -->
 <xsl:template name="page">
  <xsl:param name="of"/>
  <xsl:param name="page"/>
  <a href="https://{$page}"><value of="{$of}"><xsl:value-of select="$page"/></value></a>
 </xsl:template>

 <!-- counted by layout -->
 <xsl:template match="w:page-number"><page-number/></xsl:template>
 <xsl:template match="w:page-count"><page-count/></xsl:template>
</xsl:stylesheet>
