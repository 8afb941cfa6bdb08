// The last lines of the program's script in the one file: the program lies in the page, packed, and is
// compiled while it is unpacked.
const packed = Uint8Array.from(atob(document.getElementById('program').textContent), (c) => c.charCodeAt(0));
const unpacked = new globalThis['xz-decompress'].XzReadableStream(new Blob([packed]).stream());
await __wbg_init({ module_or_path: new Response(unpacked, { headers: { 'content-type': 'application/wasm' } }) });
