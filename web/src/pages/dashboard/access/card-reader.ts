/** A card's text, from its file or from a picture of its QR code. Pictures stay on this device. */

/** Long enough for a code that fills a quarter of a photo, short enough for a slow laptop. */
const SIDE_MOST = 1600;
/** A second look, for what is too large and too sharp: noise between the squares goes away. */
const SIDE_SMALL = 640;

function pixels(picture: ImageBitmap | HTMLImageElement, most: number): ImageData | null {
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // Drawings may be transparent, which a reader takes for black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function opened(file: File): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const address = URL.createObjectURL(file);
    const picture = new Image();
    picture.onload = () => {
      URL.revokeObjectURL(address);
      resolve(picture);
    };
    picture.onerror = () => {
      URL.revokeObjectURL(address);
      resolve(null);
    };
    picture.src = address;
  });
}

async function fromPicture(file: File): Promise<string | null> {
  const picture = await opened(file);
  if (picture === null) return null;
  const { default: jsQR } = await import('jsqr');
  for (const most of [SIDE_MOST, SIDE_SMALL]) {
    const seen = pixels(picture, most);
    const code = seen === null ? null : jsQR(seen.data, seen.width, seen.height);
    if (code !== null && code.data !== '') return code.data;
  }
  return null;
}

function fromFile(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsText(file);
  });
}

export function isPicture(file: Pick<File, 'type' | 'name'>): boolean {
  return /^image\//.test(file.type) || /\.(png|jpe?g|gif|webp|svg|heic)$/i.test(file.name);
}

/** The text that stands on a card; null when there is none to be found. */
export function readCard(file: File): Promise<string | null> {
  return isPicture(file) ? fromPicture(file) : fromFile(file);
}
