const ARRAY_TYPES = {
  Float64Array,
  Int32Array,
  Int16Array,
  Uint16Array,
  Uint8Array,
} as const;
type ArrayName = keyof typeof ARRAY_TYPES;
export type NumberArray = InstanceType<(typeof ARRAY_TYPES)[ArrayName]>;

/** What a part of the book is made of, ready to be written: number columns, and anything that JSON holds. */
export type Frozen = Readonly<{ numbers: Readonly<Record<string, NumberArray>>; json: unknown }>;

type Header = {
  numbers: { name: string; type: ArrayName; length: number }[];
  jsonBytes: number;
};

/** Columns begin where every kind of number may begin. */
const ALIGNMENT = 8;
const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
const PREFIX_BYTES = 8;

/** One block of bytes: lengths of the header, the header, the JSON, then each column as it lies in memory. */
export function encodeFrozen({ numbers, json }: Frozen): Uint8Array {
  const encoder = new TextEncoder();
  const text = encoder.encode(JSON.stringify(json));
  const header: Header = {
    numbers: Object.entries(numbers).map(([name, array]) => ({
      name,
      type: array.constructor.name as ArrayName,
      length: array.length,
    })),
    jsonBytes: text.byteLength,
  };
  const head = encoder.encode(JSON.stringify(header));
  const arrays = Object.values(numbers);
  const begin = aligned(PREFIX_BYTES + head.byteLength + text.byteLength);
  const size = arrays.reduce((sum, array) => sum + aligned(array.byteLength), begin);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, head.byteLength, true);
  bytes.set(head, PREFIX_BYTES);
  bytes.set(text, PREFIX_BYTES + head.byteLength);
  let at = begin;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** The inverse of `encodeFrozen`; throws where the bytes are not what it wrote. */
export function decodeFrozen(bytes: Uint8Array): Frozen {
  // Columns are read where they lie, so the block must begin where every kind of number may.
  const block = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const buffer = block.buffer as ArrayBuffer;
  const decoder = new TextDecoder();
  const headBytes = new DataView(buffer, block.byteOffset).getUint32(0, true);
  const textAt = PREFIX_BYTES + headBytes;
  const header = JSON.parse(decoder.decode(block.subarray(PREFIX_BYTES, textAt))) as Header;
  const textEnd = textAt + header.jsonBytes;
  const numbers: Record<string, NumberArray> = {};
  let at = aligned(textEnd);
  for (const { name, type, length } of header.numbers) {
    const array = new ARRAY_TYPES[type](buffer, block.byteOffset + at, length);
    numbers[name] = array;
    at += aligned(array.byteLength);
  }
  return { numbers, json: JSON.parse(decoder.decode(block.subarray(textAt, textEnd))) };
}
