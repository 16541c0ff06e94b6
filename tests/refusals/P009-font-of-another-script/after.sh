head -c 1000 fonts/noto-sans-arabic/NotoSansArabic-Bold.ttf >f && mv f fonts/noto-sans-arabic/NotoSansArabic-Bold.ttf
