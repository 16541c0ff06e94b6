<?xml version="1.0" encoding="UTF-8"?>
<!-- Above the text: sender, return line, address in the window, reference column. A translation has no address of its own, and
     of the references only those that a reader looks for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="sender-and-address">
  <xsl:if test="$translation != 'self'">
   <letterhead>
    <xsl:choose>
     <xsl:when test="$body/logo"><logo src="{$body/logo/@file}" alt="{k:text($body/name)}" width-mm="{$body/logo/@width-mm}"/></xsl:when>
     <xsl:otherwise><p><value of="body-name"><xsl:value-of select="k:text($body/name)"/></value></p></xsl:otherwise>
    </xsl:choose>
   </letterhead>
   <return><k:say clause="return-line"/></return>
   <address>
    <line><value of="name"><xsl:value-of select="$record/addressee/name"/></value></line>
    <xsl:apply-templates select="$record/addressee/address"/>
   </address>
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

 <xsl:template name="reference">
  <reference>
   <row>
    <term><k:say clause="dt-date"/></term>
    <detail><value of="mailing-date"><nobr><xsl:value-of select="k:date(string($letter/@mailing-date), 'long')"/></nobr></value></detail>
   </row>
   <row>
    <term><k:say clause="dt-reference"/></term>
    <detail><value of="reference"><nobr><xsl:value-of select="$record/@id"/></nobr></value></detail>
   </row>
   <xsl:if test="$translation != 'self'">
    <row>
     <term><k:say clause="dt-case"/></term>
     <detail><value of="case"><nobr><xsl:value-of select="$record/@case"/></nobr></value></detail>
    </row>
   </xsl:if>
   <row>
    <term><k:say clause="dt-decision"/></term>
    <detail><value of="decision-date"><nobr><xsl:value-of select="k:date(string($decision/@date), 'long')"/></nobr></value></detail>
   </row>
   <xsl:if test="$record/enclosures/enclosure and $translation != 'self'">
    <row>
     <term><k:say clause="dt-enclosures"/></term>
     <detail>
      <xsl:for-each select="$record/enclosures/enclosure">
       <xsl:if test="position() &gt; 1">; </xsl:if>
       <value of="enclosure" lang="nl"><xsl:value-of select="."/></value>
      </xsl:for-each>
     </detail>
    </row>
   </xsl:if>
   <xsl:if test="$translation = 'follows'">
    <row>
     <term><k:say clause="dt-translation"/></term>
     <detail><k:say clause="translation-follows"/></detail>
    </row>
   </xsl:if>
   <row>
    <term><k:say clause="dt-phone"/></term>
    <detail>
     <value of="phone"><nobr><xsl:value-of select="$body/contact/phone"/></nobr></value>
     <xsl:if test="k:holds('hours-known') and $translation != 'self'"><br/><value of="hours"><xsl:value-of select="k:text($body/contact/hours)"/></value></xsl:if>
    </detail>
   </row>
  </reference>
 </xsl:template>
</xsl:stylesheet>
