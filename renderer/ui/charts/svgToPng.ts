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

const TITLE_PX = 40;
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

/**
 * The chart as a PNG at twice its size on screen, with its title above it.
 * Ground and ink are those of the theme on screen, so that a dark chart stays readable.
 */
export async function svgToPng(
  svg: SVGSVGElement,
  title: string,
  colours: { ground: string; ink: string; font: string },
): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = await drawable(svg);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN_PX) * SCALE;
  canvas.height = (height + TITLE_PX + 2 * MARGIN_PX) * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no 2d canvas");
  context.scale(SCALE, SCALE);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = colours.ink;
  context.font = `600 16px ${colours.font}`;
  context.textBaseline = "top";
  context.fillText(title, MARGIN_PX, MARGIN_PX, width);
  context.drawImage(image, MARGIN_PX, MARGIN_PX + TITLE_PX, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
  });
}
