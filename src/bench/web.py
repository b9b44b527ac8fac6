"""Asks a server 200 times a second, beside clients that are slow, and prints how long the answers took.

web.py PORT SECONDS SLOW PATH...
"""

import asyncio
import sys
import time

RATE = 200
port, seconds, slow = (int(word) for word in sys.argv[1:4])
paths = sys.argv[4:]
took = []
failed = 0


async def ask(path):
    global failed
    begin = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read(-1)
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200 "):
            failed += 1
    except OSError:
        failed += 1
    took.append(time.perf_counter() - begin)


async def dawdle():
    """A byte of a request a second, again and again."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 1000:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(1)
        except OSError:
            await asyncio.sleep(0.1)


async def main():
    dawdlers = [asyncio.create_task(dawdle()) for _ in range(slow)]
    await asyncio.sleep(2)
    begin = time.perf_counter()
    asks = []
    for number in range(RATE * seconds):
        await asyncio.sleep(max(0, begin + number / RATE - time.perf_counter()))
        asks.append(asyncio.create_task(ask(paths[number % len(paths)])))
    await asyncio.gather(*asks)
    for dawdler in dawdlers:
        dawdler.cancel()
    took.sort()
    places = [took[int(len(took) * share)] * 1000 for share in (0.5, 0.9, 0.99, 0.999)]
    print(f"{len(took)} requests, {failed} failed; ms: p50 {places[0]:.1f}, p90 {places[1]:.1f}, p99 {places[2]:.1f}, p99.9 {places[3]:.1f}")


asyncio.run(main())
