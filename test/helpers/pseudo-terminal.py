"""Runs a command in a pseudo-terminal: pseudo-terminal.py COLUMNS ROWS COMMAND...

What the command writes goes to stdout. Each line of stdin is JSON: {"send": "keys"}, {"resize": [columns, rows]} or {"signal": 15}.
In the end one line of JSON goes to stderr: the exit code, the signal it died of, and whether the terminal's settings are as before.
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios


def resize(columns, rows):
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))


def forward():
    """Whether there was anything left to forward."""
    ready, _, _ = select.select([master], [], [], 0)
    if not ready:
        return False
    os.write(1, os.read(master, 65536))
    return True


def obey(line):
    order = json.loads(line)
    if 'send' in order:
        os.write(master, order['send'].encode())
    if 'resize' in order:
        resize(*order['resize'])
    if 'signal' in order:
        os.kill(child, order['signal'])


master, slave = pty.openpty()
resize(int(sys.argv[1]), int(sys.argv[2]))
before = termios.tcgetattr(slave)
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(slave, descriptor)
    os.closerange(3, 256)
    os.execvp(sys.argv[3], sys.argv[3:])

pending = b''
ended, status = 0, 0
while ended == 0:
    ready, _, _ = select.select([0, master], [], [], 0.02)
    if 0 in ready:
        got = os.read(0, 65536)
        # Whoever runs the test has gone.
        if got == b'':
            os.kill(child, 9)
        pending += got
        while b'\n' in pending:
            line, pending = pending.split(b'\n', 1)
            obey(line)
    forward()
    ended, status = os.waitpid(child, os.WNOHANG)
while forward():
    pass
code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
print(json.dumps({'code': code, 'signal': signal, 'isRestored': termios.tcgetattr(slave) == before}), file=sys.stderr)
