python3 - <<'PY'
import struct
path = "fonts/noto-sans/NotoSans-Regular.ttf"
font = bytearray(open(path, "rb").read())
tables = {bytes(font[12 + 16 * i:16 + 16 * i]): 12 + 16 * i for i in range(struct.unpack(">H", font[4:6])[0])}
start = struct.unpack(">I", font[tables[b"OS/2"] + 8:tables[b"OS/2"] + 12])[0]
font[start + 8:start + 10] = b"\0\2"
open(path, "wb").write(font)
PY
