head -c 1000 fonts/noto-sans/NotoSans-Regular.ttf >f && mv f fonts/noto-sans/NotoSans-Regular.ttf
