<?xml version="1.0" encoding="UTF-8"?>
<!-- Above the text: what this copy of the letter is, when it is not the letter itself; sender, return line, address in the window, reference column; of an annex, whose address stands on its decision, only
     whose decision it belongs to. A translation has no address of its own;
     its references are those of the letter, and enclosures keep the Dutch names that they bear. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <!-- said before all else -->
 <xsl:template name="marks">
  <xsl:if test="k:holds('is-copy')"><mark kind="copy"><k:say clause="copy"/></mark></xsl:if>
  <xsl:if test="$concept = 'yes'"><mark kind="concept"><k:say clause="concept"/></mark></xsl:if>
  <xsl:if test="$translation = 'self' and k:holds('translation-is-draft')"><mark kind="translation"><k:say clause="translation-draft"/></mark></xsl:if>
 </xsl:template>

 <xsl:template name="sender-and-address">
  <xsl:if test="$translation != 'self'">
   <letterhead>
    <xsl:choose>
     <xsl:when test="$body/logo"><logo src="{$body/logo/@file}" alt="{k:text($body/name)}" width-mm="{$body/logo/@width-mm}"/></xsl:when>
     <xsl:otherwise><p><value of="body-name"><xsl:value-of select="k:text($body/name)"/></value></p></xsl:otherwise>
    </xsl:choose>
   </letterhead>
   <!-- an annex goes in the envelope of its decision, behind its address -->
   <xsl:if test="not(k:holds('is-annex'))">
    <return><k:say clause="return-line"/></return>
    <address>
     <line><value of="name"><xsl:value-of select="$record/addressee/name"/></value></line>
     <xsl:apply-templates select="$record/addressee/address"/>
    </address>
   </xsl:if>
  </xsl:if>
 </xsl:template>

 <xsl:template match="address">
  <xsl:choose>
   <xsl:when test="line"><xsl:call-template name="address-abroad"/></xsl:when>
   <xsl:otherwise><xsl:call-template name="dutch-address"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>
 <!-- As PostNL and BAG write it, two spaces before the town in capitals. -->
 <xsl:template name="dutch-address">
  <xsl:variable name="postcode" select="translate(postcode, ' ', '')"/>
  <line><value of="street"><xsl:value-of select="street"/><xsl:text> </xsl:text><nobr><xsl:value-of select="number"/><xsl:apply-templates select="addition"/></nobr></value></line>
  <line><value of="town"><nobr><xsl:value-of select="concat(substring($postcode, 1, 4), ' ', substring($postcode, 5))"/></nobr><xsl:text>  </xsl:text><xsl:value-of select="k:upper(string(town))"/></value></line>
 </xsl:template>
 <!-- The lines as given, then the country in capitals, in Dutch (Universal Postal Convention: a language of the sender). -->
 <xsl:template name="address-abroad">
  <xsl:for-each select="line"><line><value of="address-line"><xsl:value-of select="."/></value></line></xsl:for-each>
  <line><value of="country"><xsl:value-of select="k:upper(k:country(string(@country)))"/></value></line>
 </xsl:template>

 <!-- 12A (a letter), 12A-2, 12-1 (a number), 12 bis (a word). -->
 <xsl:template match="addition">
  <xsl:choose>
   <xsl:when test="string-length() = 1 and string(number()) = 'NaN' or substring(., 2, 1) = '-' and string(number(substring(., 1, 1))) = 'NaN'"/>
   <xsl:when test="substring(., 1, 1) = '-'"/>
   <xsl:when test="string(number(substring(., 1, 1))) != 'NaN' and not(contains(., ' '))">-</xsl:when>
   <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
  </xsl:choose>
  <xsl:value-of select="."/>
 </xsl:template>

 <!-- which decision it belongs to, whose it is, and the code by which the inserter joins the two -->
 <xsl:template name="annex-to">
  <row>
   <term><k:say clause="dt-annex dt-annex-intention"/></term>
   <detail><k:say clause="annex-to"/></detail>
  </row>
  <row>
   <term><k:say clause="dt-for"/></term>
   <detail><value of="name"><xsl:value-of select="$record/addressee/name"/></value></detail>
  </row>
  <xsl:if test="k:holds('match-code-known')">
   <row>
    <term><k:say clause="dt-match-code"/></term>
    <detail><value of="match-code"><nobr><xsl:value-of select="$decision/@match-code"/></nobr></value></detail>
   </row>
  </xsl:if>
 </xsl:template>

 <xsl:template name="reference">
  <reference>
   <row>
    <term><k:say clause="dt-date"/></term>
    <detail><value of="mailing-date"><nobr><xsl:value-of select="k:date(string($letter/@mailing-date), 'long')"/></nobr></value></detail>
   </row>
   <xsl:choose>
    <xsl:when test="k:holds('is-annex')"><xsl:call-template name="annex-to"/></xsl:when>
    <xsl:otherwise>
     <row>
      <term><k:say clause="dt-reference"/></term>
      <detail><value of="reference"><nobr><xsl:value-of select="$record/@id"/></nobr></value></detail>
     </row>
    </xsl:otherwise>
   </xsl:choose>
   <row>
    <term><k:say clause="dt-case"/></term>
    <detail><value of="case"><nobr><xsl:value-of select="$record/@case"/></nobr></value></detail>
   </row>
   <xsl:if test="not(k:holds('is-annex'))">
    <row>
     <term><k:say clause="dt-decision dt-intention"/></term>
     <detail><value of="decision-date"><nobr><xsl:value-of select="k:date(string($decision/@date), 'long')"/></nobr></value></detail>
    </row>
   </xsl:if>
   <xsl:if test="not($letter/@format = 'large-print')"><xsl:call-template name="comes-along"/></xsl:if>
   <row>
    <term><k:say clause="dt-phone"/></term>
    <detail><k:say clause="phone-hours phone"/></detail>
   </row>
  </reference>
 </xsl:template>

 <!-- What comes with the letter. In large print it has no room beside the address, and must not push the box off the first page: there
      it stands below the lead. -->
 <xsl:template name="comes-along">
  <xsl:if test="$encloses">
   <row>
    <term>
     <xsl:choose>
      <xsl:when test="count($encloses) = 1"><k:say clause="dt-enclosure"/></xsl:when>
      <xsl:otherwise><k:say clause="dt-enclosures"/></xsl:otherwise>
     </xsl:choose>
    </term>
    <detail><k:say clause="enclosures"/></detail>
   </row>
  </xsl:if>
  <xsl:if test="$translation = 'follows'">
   <row>
    <term><k:say clause="dt-translation"/></term>
    <detail><k:say clause="translation-follows-holds translation-follows"/></detail>
   </row>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
