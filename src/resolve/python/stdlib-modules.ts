import { inFolder } from '../paths';
import type { PythonFiles } from './python-files';

/** Top-level names of the standard library, Python 3.9 to 3.14, with those removed on the way. */
const PYTHON_3 =
  '__future__ __hello__ __main__ __phello__ _abc _aix_support _android_support _apple_support _ast ' +
  '_ast_unparse _asyncio _bisect _blake2 _bootlocale _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk ' +
  '_codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle ' +
  '_compression _contextvars _crypt _csv _ctypes _ctypes_test _curses _curses_panel _datetime _dbm _decimal ' +
  '_dummy_thread _dummy_threading _elementtree _frozen_importlib _frozen_importlib_external _functools ' +
  '_gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json ' +
  '_locale _lsprof _lzma _markupbase _md5 _missing_stdlib_info _msi _multibytecodec _multiprocessing ' +
  '_opcode _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings ' +
  '_pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha256 ' +
  '_sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime ' +
  '_struct _suggestions _symtable _sysconfig _testbuffer _testcapi _testclinic _testinternalcapi ' +
  '_testmultiphase _thread _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings ' +
  '_weakref _weakrefset _winapi _xxtestfuzz _zoneinfo _zstd abc aifc annotationlib antigravity argparse ' +
  'array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 ' +
  'cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall ' +
  'compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses ' +
  'dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings ensurepip ' +
  'enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc ' +
  'genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib ' +
  'imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma ' +
  'macpath macurl2path mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt ' +
  'multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev ' +
  'parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint ' +
  'profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline ' +
  'reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd ' +
  'smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics ' +
  'string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile ' +
  'telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize tomllib trace ' +
  'traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv ' +
  'warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib ' +
  'zoneinfo';

/** Python 2's own, as they stand in code that still caters for it; names that are common elsewhere are left out. */
const PYTHON_2 =
  'BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer FileDialog HTMLParser ' +
  'MimeWriter Queue ScrolledText SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tix ' +
  'Tkconstants Tkdnd Tkinter UserDict UserList UserString __builtin__ _winreg anydbm cPickle cStringIO ' +
  'cookielib copy_reg dbhash dircache dumbdbm dummy_thread fpformat future_builtins gdbm htmlentitydefs ' +
  'htmllib httplib ihooks imputil md5 mhlib mimetools mimify multifile os2emxpath popen2 posixfile rexec ' +
  'rfc822 robotparser sgmllib statvfs stringold sunaudio thread tkColorChooser tkCommonDialog tkFileDialog ' +
  'tkFont tkMessageBox tkSimpleDialog toaiff urllib2 urlparse whichdb whrandom xmlrpclib';

const NAMES: ReadonlySet<string> = new Set(`${PYTHON_3} ${PYTHON_2}`.split(' '));

/** Whether a top-level name belongs to Python's standard library. */
export function isStdlib(name: string): boolean {
  return NAMES.has(name);
}

/** Those of the standard library's names that are packages; of the others nothing can be imported. */
const PACKAGES: ReadonlySet<string> = new Set(
  (
    'asyncio collections compression concurrent ctypes curses dbm distutils email encodings ensurepip html http ' +
    'idlelib importlib json lib2to3 logging msilib multiprocessing os pathlib profiling pydoc_data re sqlite3 ' +
    'string sysconfig tkinter tomllib turtledemo unittest urllib venv wsgiref xml xmlrpc zipfile zoneinfo'
  ).split(' '),
);

/** Whether a name of the standard library is a package with modules of its own. */
export function isStdlibPackage(name: string): boolean {
  return PACKAGES.has(name);
}

/** Modules that stand together in the standard library alone. */
const MARKS = ['abc', 'codecs', 'io', 'os', 'types'];

/** Whether a folder is the standard library itself, or its stubs. */
export function isStdlibFolder(files: PythonFiles, folder: string): boolean {
  return MARKS.every(name => files.find(inFolder(folder, name)) !== undefined);
}
