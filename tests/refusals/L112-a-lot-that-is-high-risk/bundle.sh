sed -i -e 's|kind="rules-risk"|kind="random"|; s|profiling="yes"|profiling="no"|; s|ai-high-risk="no"|ai-high-risk="yes"|' instruments/heronderzoek-3.xml
