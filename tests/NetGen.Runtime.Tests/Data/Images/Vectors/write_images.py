"""Writes images.json: small images as Pillow wrote them, and as Pillow reads them (python3 write_images.py, Pillow 9.4)."""

import base64
import io
import json
import random
import struct
import zlib

from PIL import Image

random.seed(1)
WIDTH, HEIGHT = 11, 9


def pixels(channels):
    """A slope with noise, so that an encoder has reason to use every filter."""
    return [
        min(255, max(0, 20 * x + 9 * y * (c + 1) + random.randint(-6, 6)))
        for y in range(HEIGHT) for x in range(WIDTH) for c in range(channels)
    ]


def image(mode):
    return Image.frombytes(mode, (WIDTH, HEIGHT), bytes(pixels(1 if mode == "L" else 3)))


def saved(picture, kind):
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of_every_filter(channels):
    """Pillow decodes it: the file is right if that gives the pixels back."""
    values, step, rows = pixels(channels), channels, b""
    previous = [0] * (WIDTH * channels)
    for y in range(HEIGHT):
        row = values[y * WIDTH * channels:(y + 1) * WIDTH * channels]
        kind = y % 5
        rows += bytes([kind])
        for i, value in enumerate(row):
            a = row[i - step] if i >= step else 0
            b = previous[i]
            c = previous[i - step] if i >= step else 0
            nearest = min((a, b, c), key=lambda n: abs(a + b - c - n))
            rows += bytes([(value - [0, a, b, (a + b) // 2, nearest][kind]) % 256])
        previous = row
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0 if channels == 1 else 2, 0, 0, 0)
    packed = zlib.compress(rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"tEXt", b"Comment\0none") + chunk(b"IDAT", packed[:20])
            + chunk(b"IDAT", packed[20:]) + chunk(b"IEND", b""))


def text(kind, channels, largest):
    values = [value % (largest + 1) for value in pixels(channels)]
    return f"P{kind} # a comment\n# another 12 13\n{WIDTH}\t{HEIGHT}\r\n{largest}\n{' '.join(map(str, values))}".encode()


def top_down(bmp):
    """The same file with its rows from the top: a negative height."""
    offset, height = struct.unpack_from("<I", bmp, 10)[0], struct.unpack_from("<i", bmp, 22)[0]
    stride = (len(bmp) - offset) // height
    rows = [bmp[offset + y * stride:offset + (y + 1) * stride] for y in range(height)]
    return bmp[:22] + struct.pack("<i", -height) + bmp[26:offset] + b"".join(reversed(rows))


files = {
    "png grey": saved(image("L"), "PNG"),
    "png rgb": saved(image("RGB"), "PNG"),
    "png palette": saved(image("RGB").quantize(200), "PNG"),
    "png grey, every filter": png_of_every_filter(1),
    "png rgb, every filter": png_of_every_filter(3),
    "bmp grey": saved(image("L"), "BMP"),
    "bmp palette": saved(image("RGB").quantize(17), "BMP"),
    "bmp rgb": saved(image("RGB"), "BMP"),
    "bmp top down": top_down(saved(image("RGB"), "BMP")),
    "pgm binary": saved(image("L"), "PPM"),
    "ppm binary": saved(image("RGB"), "PPM"),
    "pgm text": text(2, 1, 255),
    "ppm text": text(3, 3, 255),
}

vectors = []
for name, content in files.items():
    read = Image.open(io.BytesIO(content)).convert("L" if "grey" in name or "pgm" in name else "RGB")
    vectors.append({"name": name, "file": base64.b64encode(content).decode(), "grey": read.mode == "L",
                    "width": read.width, "height": read.height, "values": list(read.tobytes())})

with open("images.json", "w", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(vector) for vector in vectors) + "\n]\n")
