const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

const TITLE_PX = 36;
const LEGEND_PX = 28;
const MARGIN_PX = 16;
const SCALE = 2;

/** A copy that looks the same outside the page, where neither style sheet nor theme variable reaches. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (!target) return;
    const style = getComputedStyle(original);
    for (const name of INLINED) target.setAttribute(name, style.getPropertyValue(name));
    target.removeAttribute("style");
    target.removeAttribute("class");
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return copy;
}

async function drawable(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(standalone(svg));
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export type LegendEntry = Readonly<{ label: string; colour: string }>;

type Paper = Readonly<{
  title: string;
  legend: readonly LegendEntry[];
  ground: string;
  ink: string;
  font: string;
}>;

function drawLegend(context: CanvasRenderingContext2D, { legend, ink, font }: Paper, y: number) {
  context.font = `12px ${font}`;
  let x = MARGIN_PX;
  for (const { label, colour } of legend) {
    context.fillStyle = colour;
    context.fillRect(x, y, 12, 12);
    context.fillStyle = ink;
    context.fillText(label, x + 18, y);
    x += 18 + context.measureText(label).width + 16;
  }
}

/**
 * The chart as a PNG at twice its size on screen, with its title and legend above it.
 * Ground and ink are those of the theme on screen, so that a dark chart stays readable.
 */
export async function svgToPng(svg: SVGSVGElement, paper: Paper): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = await drawable(svg);
  const top = MARGIN_PX + TITLE_PX + (paper.legend.length > 0 ? LEGEND_PX : 0);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN_PX) * SCALE;
  canvas.height = (top + height + MARGIN_PX) * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2d canvas");
  context.scale(SCALE, SCALE);
  context.fillStyle = paper.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = paper.ink;
  context.font = `600 16px ${paper.font}`;
  context.textBaseline = "top";
  context.fillText(paper.title, MARGIN_PX, MARGIN_PX, width);
  drawLegend(context, paper, MARGIN_PX + TITLE_PX);
  context.drawImage(image, MARGIN_PX, top, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
  });
}
