<?xml version="1.0" encoding="UTF-8"?>
<!-- Title, salutation, lead, the box that says what to do and until when; and, once the reason has been told, what the decision
     awards or asks: the reason stands on the first page however many amounts there are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" exclude-result-prefixes="k w">
 <xsl:template name="opening">
  <xsl:if test="$translation = 'self'"><p><xsl:apply-templates select="k:clause('translation-line')"/></p></xsl:if>
  <h1>
   <xsl:choose>
    <xsl:when test="$instrument/@purpose = 'service'"><xsl:apply-templates select="k:clause('title-service')"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="k:clause('title')"/></xsl:otherwise>
   </xsl:choose>
  </h1>
  <p>
   <xsl:choose>
    <xsl:when test="$record/addressee/salutation"><xsl:apply-templates select="k:clause('salutation-title')"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="k:clause('salutation-name')"/></xsl:otherwise>
   </xsl:choose>
  </p>
  <p>
   <xsl:apply-templates select="k:clause('lead-decision')"/>
   <xsl:apply-templates select="k:clause('lead-summary')" mode="more"/>
   <xsl:choose>
    <xsl:when test="$instrument/@purpose = 'service'"><xsl:apply-templates select="k:clause('lead-service')" mode="more"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="k:clause('lead')" mode="more"/></xsl:otherwise>
   </xsl:choose>
  </p>
  <box kind="summary">
   <row>
    <term><xsl:apply-templates select="k:clause('dt-action')"/></term>
    <detail>
     <xsl:choose>
      <xsl:when test="k:holds('requires-action-no')"><xsl:apply-templates select="k:clause('action-no')"/></xsl:when>
      <xsl:when test="k:holds('requires-action-yes')"><xsl:apply-templates select="k:clause('action-yes')"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="k:clause('action-unknown')"/></xsl:otherwise>
     </xsl:choose>
    </detail>
   </row>
   <row>
    <term><xsl:apply-templates select="k:clause('dt-disagree')"/></term>
    <detail><xsl:apply-templates select="k:clause('disagree')"/></detail>
   </row>
  </box>
 </xsl:template>

 <!-- Amounts of the decision; the clerk's own words, marked as such. -->
 <xsl:template name="amounts">
  <xsl:if test="$decision/amount">
   <section>
    <h2><xsl:apply-templates select="k:clause('h-amounts')"/></h2>
    <table>
     <tr>
      <th scope="col"><xsl:apply-templates select="k:clause('th-label')"/></th>
      <th scope="col"><xsl:apply-templates select="k:clause('th-amount')"/></th>
     </tr>
     <xsl:for-each select="$decision/amount">
      <tr>
       <td><value of="amount-label" lang="nl"><xsl:value-of select="@label"/></value></td>
       <td align="right"><value of="amount"><nobr><xsl:value-of select="k:money(string(@cents))"/></nobr></value></td>
      </tr>
     </xsl:for-each>
    </table>
   </section>
  </xsl:if>
  <xsl:apply-templates select="$record/note"/>
 </xsl:template>

 <xsl:template match="note">
  <p><xsl:apply-templates select="k:clause('note')" mode="about"><xsl:with-param name="fact" select="."/></xsl:apply-templates></p>
 </xsl:template>
</xsl:stylesheet>
