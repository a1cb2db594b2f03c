"""Draws the ratios of a run as bars, one pair a figure: a host as long as the line is as good as its peer."""

LEFT = 190
UNIT = 150  # the width of a ratio of 1
LONGEST = 3.2
ROW = 40
COLOURS = ("#2f6fb2", "#d08a2e")


def draw(file, rows, names):
    """Writes the picture. `rows` are figures with the ratio of ours to each peer, more being better for some."""
    rows = [row for row in rows if row[1] and "largest" not in row[0] and "from the start" not in row[0]]
    peers = names[1:3]
    width, height = LEFT + int(UNIT * LONGEST) + 90, 60 + ROW * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for column, peer in enumerate(peers):
        x = LEFT + 190 * column
        parts.append(f'<rect x="{x}" y="12" width="12" height="12" fill="{COLOURS[column]}"/>')
        parts.append(f'<text x="{x + 18}" y="22" fill="#222222">times better than {peer}</text>')
    for number, (figure, ratios) in enumerate(rows):
        parts.append(row(40 + ROW * number, figure, ratios, peers))
    line = LEFT + UNIT
    parts.append(f'<path d="M{line} 34V{height - 20}" stroke="#222222" stroke-dasharray="3 3"/>')
    parts.append(f'<text x="{line}" y="{height - 6}" text-anchor="middle" fill="#222222">as good</text>')
    with open(file, "w", encoding="utf-8") as picture:
        picture.write("\n".join([*parts, "</svg>"]) + "\n")


def row(top, figure, ratios, peers):
    """One figure. Times better: the ratio where more is better, else its inverse."""
    parts = [f'<text x="{LEFT - 8}" y="{top + 20}" text-anchor="end" fill="#222222">{figure}</text>']
    for column, peer in enumerate(peers):
        if peer in ratios:
            better = ratios[peer] if "events/s" in figure else 1 / ratios[peer]
            length = round(UNIT * min(better, LONGEST))
            y = top + 4 + 15 * column
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{length}" height="13" fill="{COLOURS[column]}"/>')
            parts.append(f'<text x="{LEFT + length + 5}" y="{y + 11}" fill="#222222">{better:.2f}</text>')
    return "\n".join(parts)
