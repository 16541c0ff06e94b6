<?xml version="1.0" encoding="UTF-8"?>
<!-- What the reader can do against it, with whom, until when (Awb art. 3:45, 6:4 to 6:8), and what to do when it cannot wait (6:16,
     8:81); or, when the last day has passed, what is still possible (6:11); and what the selection did to the reader meanwhile. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <!-- whom an appeal goes to: the court or the authority that the record names -->
 <xsl:variable name="office" select="$body/court[@id = $decision/@authority][/facts/remedy/@to = 'court']
   | $body/authority[@id = $decision/@authority][/facts/remedy/@to = 'authority']"/>

 <!-- the row of the box under the lead -->
 <xsl:template name="disagree-row">
  <row>
   <term><k:say clause="dt-disagree-view dt-disagree"/></term>
   <detail><k:say clause="disagree-free disagree disagree-appeal disagree-court disagree-view disagree-passed disagree-none"/></detail>
  </row>
 </xsl:template>

 <xsl:template name="objection">
  <section part="objection">
   <h2><k:say clause="h-objection h-view h-none"/></h2>
   <xsl:choose>
    <xsl:when test="k:holds('no-remedy')"><xsl:call-template name="nothing-to-file"/></xsl:when>
    <xsl:when test="k:holds('last-day-passed')"><xsl:call-template name="too-late"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="in-time"/></xsl:otherwise>
   </xsl:choose>
   <xsl:call-template name="effects"/>
  </section>
 </xsl:template>

 <xsl:template name="nothing-to-file">
  <p>
   <k:say clause="none"/>
   <k:more clause="none-later"/>
   <k:more clause="none-call"/>
   <k:more clause="none-selection"/>
  </p>
 </xsl:template>

 <xsl:template name="in-time">
  <box kind="deadline">
   <p><k:say clause="last-day last-day-appeal last-day-court last-day-view"/></p>
   <xsl:choose>
    <xsl:when test="k:holds('last-day-rolled')">
     <!-- a late letter has told already when the decision was sent -->
     <xsl:choose>
      <xsl:when test="k:holds('sent-after-decision')">
       <p>
        <k:say clause="since-holiday since-equated since-weekend since-short"/>
        <k:more clause="late-day"/>
        <k:offer clause="late-day-still"/>
       </p>
      </xsl:when>
      <xsl:otherwise>
       <p>
        <xsl:call-template name="counted-from"/>
        <k:more clause="counted-holiday counted-equated counted-weekend counted-short"/>
       </p>
      </xsl:otherwise>
     </xsl:choose>
    </xsl:when>
    <xsl:otherwise>
     <p>
      <k:say clause="term-dated term-digital term-sent term-plain"/>
      <k:offer clause="late-day"/>
      <k:offer clause="late-day-still"/>
     </p>
    </xsl:otherwise>
   </xsl:choose>
  </box>
  <dl>
   <xsl:call-template name="office-row"/>
   <xsl:call-template name="call-row"/>
   <xsl:call-template name="online-row"/>
   <xsl:if test="k:holds('objection-by-post') or k:holds('office-post-known')">
    <row>
     <term><k:say clause="dt-post"/></term>
     <detail>
      <k:say clause="post post-to"/>
      <k:offer clause="freepost"/>
     </detail>
    </row>
   </xsl:if>
   <xsl:call-template name="write-row"/>
  </dl>
  <p>
   <k:say clause="selection-too selection-too-view"/>
   <k:offer clause="free-appeal costs"/>
   <k:offer clause="handled-by-another handled-by-person handled-by other-person other-person-first judge view-counts"/>
   <k:offer clause="objection-answer"/>
   <k:offer clause="applies applies-appeal applies-unknown"/>
   <k:offer clause="must-pay"/>
  </p>
  <xsl:if test="k:holds('relief-open')"><p><k:say clause="urgent-appeal urgent-court urgent"/></p></xsl:if>
 </xsl:template>

 <xsl:template name="too-late">
  <box kind="deadline">
   <p><k:say clause="passed passed-appeal passed-view"/></p>
   <p><xsl:call-template name="counted-from"/><k:more clause="last-day-was"/></p>
  </box>
  <p>
   <k:say clause="still still-appeal still-view"/>
   <k:offer clause="still-why"/>
   <k:offer clause="still-body still-authority still-court"/>
  </p>
  <dl>
   <xsl:call-template name="office-row"/>
   <xsl:call-template name="call-row"/>
   <xsl:call-template name="online-row"/>
   <xsl:if test="k:holds('objection-by-post') or k:holds('office-post-known')">
    <row>
     <term><k:say clause="dt-post"/></term>
     <detail><k:say clause="post-late post-late-to"/></detail>
    </row>
   </xsl:if>
   <xsl:call-template name="write-row"/>
  </dl>
  <p>
   <k:say clause="selection-too selection-too-view"/>
   <k:offer clause="free free-appeal costs"/>
   <k:offer clause="applies applies-appeal applies-unknown"/>
   <k:offer clause="must-pay"/>
  </p>
  <p><k:say clause="still-more"/></p>
 </xsl:template>

 <xsl:template name="counted-from">
  <k:say clause="counted-dated counted-view counted-digital counted-sent counted-plain"/>
 </xsl:template>

 <!-- where there is no post to say it -->
 <xsl:template name="office-row">
  <xsl:if test="$office and not(k:holds('office-post-known'))">
   <row>
    <term><k:say clause="dt-office"/></term>
    <detail><k:say clause="office-page"/></detail>
   </row>
  </xsl:if>
 </xsl:template>

 <xsl:template name="call-row">
  <row>
   <term><k:say clause="dt-call-view dt-call"/></term>
   <detail><k:say clause="call call-appeal call-view"/></detail>
  </row>
 </xsl:template>

 <xsl:template name="online-row">
  <xsl:if test="k:holds('objection-online')">
   <row>
    <term><k:say clause="dt-online"/></term>
    <detail><k:say clause="online-login online"/></detail>
   </row>
  </xsl:if>
 </xsl:template>

 <!-- Awb art. 6:5: a signature only where there is paper; a copy of the decision only with an appeal -->
 <xsl:template name="write-row">
  <row>
   <term><k:say clause="dt-write"/></term>
   <detail>
    <k:say clause="write-view write write-by-post write-online"/>
    <k:offer clause="write-copy"/>
    <k:offer clause="write-for"/>
   </detail>
  </row>
 </xsl:template>

 <!-- AP condition 4: what the selection did meanwhile is said, each program for itself and with the basis of that alone; what nobody knows is
      said as unknown. Of a payment the record tells -->
 <xsl:template name="effects">
  <xsl:if test="k:holds('payment-stopped')">
   <p>
    <k:say clause="effect-payment"/>
    <k:offer clause="payment-basis"/>
    <k:each-program><k:offer clause="payment-basis-named payment-basis-program"/></k:each-program>
    <k:offer clause="payment-intention"/>
   </p>
  </xsl:if>
  <k:each-program>
   <xsl:if test="k:holds('choice-had-effects')">
    <p><k:say clause="effects-named effects"/></p>
    <ul>
     <xsl:if test="k:holds('some-shared')"><li><k:say clause="effect-shared"/></li></xsl:if>
     <xsl:if test="k:holds('some-blocked')"><li><k:say clause="effect-blocked"/></li></xsl:if>
     <xsl:if test="k:holds('some-delayed')"><li><k:say clause="effect-delayed effect-delayed-intention"/></li></xsl:if>
     <xsl:if test="k:holds('some-kept')"><li><k:say clause="effect-kept"/></li></xsl:if>
     <xsl:for-each select="effects[other]"><li><k:say clause="effect-other"/></li></xsl:for-each>
    </ul>
    <!-- gate G4.4 holds a letter that names none -->
    <xsl:if test="effects/basis">
     <p>
      <k:say clause="effects-basis effects-basis-all"/>
      <k:offer clause="effects-ask"/>
     </p>
    </xsl:if>
   </xsl:if>
  </k:each-program>
  <xsl:if test="k:holds('some-effects') and k:holds('against-decision') and k:holds('last-day-open')"><p><k:say clause="effects-too"/></p></xsl:if>
  <xsl:if test="k:holds('payment-stopped-for-others')"><p><k:say clause="effect-no-payment"/></p></xsl:if>
  <xsl:if test="k:holds('payment-unknown')"><p><k:say clause="effect-payment-unknown"/></p></xsl:if>
  <xsl:if test="k:holds('some-effect-unknown')"><p><k:say clause="effects-unknown-more effects-unknown"/></p></xsl:if>
 </xsl:template>
</xsl:stylesheet>
