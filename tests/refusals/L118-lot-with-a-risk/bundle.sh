sed -i 's|kind="rules-risk"|kind="mixed"|; s|>van UWV<|>uit het risicoprofiel van UWV<|' instruments/heronderzoek-3.xml
