<?xml version="1.0" encoding="UTF-8"?>
<!-- Title, salutation, lead, the box that says what to do and until when (in large print at once below the title); and, once the reason
     has been told, what the decision
     awards or asks: the reason stands on the first page however many amounts there are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="opening">
  <xsl:if test="$translation = 'self'"><p><k:say clause="translation-line-holds translation-line"/></p></xsl:if>
  <h1>
   <k:say clause="title-computer title-service title-program title-programs title-some-program title-lot title-rule title-all-control title-all-computer title-all title-signal title-hand title-several-computer title-several"/>
   <k:offer clause="title-decided title-objection title-intention"/>
  </h1>
  <!-- a page of large print holds little: there what to do and until when stands at once below the title, so that it is on the first page -->
  <xsl:if test="$letter/@format = 'large-print'"><xsl:call-template name="summary"/></xsl:if>
  <p><k:say clause="salutation-whole salutation-title salutation-general salutation-name"/></p>
  <p>
   <k:say clause="lead-computer lead-objection lead-intention lead-decision"/>
   <k:more clause="lead-summary"/>
   <k:more clause="lead-service lead lead-all-computer lead-all"/>
  </p>
  <xsl:if test="k:holds('for-another')"><p><k:say clause="lead-heirs lead-representative"/></p></xsl:if>
  <xsl:if test="k:holds('sent-after-decision')"><p><k:say clause="lead-late lead-late-made-known lead-late-intention"/></p></xsl:if>
  <xsl:if test="k:holds('acted-by-computer')"><p><k:say clause="lead-ask-person"/></p></xsl:if>
  <xsl:if test="not($letter/@format = 'large-print')"><xsl:call-template name="summary"/></xsl:if>
  <xsl:if test="$letter/@format = 'large-print' and ($encloses or $translation = 'follows')"><dl><xsl:call-template name="comes-along"/></dl></xsl:if>
 </xsl:template>

 <xsl:template name="summary">
  <box kind="summary">
   <row>
    <term><k:say clause="dt-action"/></term>
    <detail><k:say clause="action-no action-yes-intention action-yes action-unknown-intention action-unknown"/></detail>
   </row>
   <xsl:call-template name="disagree-row"/>
  </box>
 </xsl:template>

 <!-- Amounts of the decision; the clerk's own words, marked as such. -->
 <xsl:template name="amounts">
  <xsl:if test="$decision/amount">
   <section part="amounts">
    <h2><k:say clause="h-amounts"/></h2>
    <table>
     <tr>
      <th scope="col"><k:say clause="th-label"/></th>
      <th scope="col"><k:say clause="th-amount"/></th>
     </tr>
     <xsl:for-each select="$decision/amount">
      <tr>
       <td><value of="amount-label" lang="nl"><xsl:value-of select="@label"/></value></td>
       <td align="right"><value of="amount"><nobr><xsl:value-of select="k:money(string(@cents))"/></nobr></value></td>
      </tr>
     </xsl:for-each>
    </table>
    <xsl:apply-templates select="$record/note"/>
   </section>
  </xsl:if>
 </xsl:template>

 <xsl:template match="note">
  <p><k:say clause="note-computer note"/></p>
 </xsl:template>
</xsl:stylesheet>
