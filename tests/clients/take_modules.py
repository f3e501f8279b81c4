"""Takes the modules for LVM out of the package of all of Ansible's collections.

    take_modules.py ansible-VERSION.whl FOLDER
"""

import sys
import zipfile

GENERAL = "ansible_collections/community/general/"
FILES = ["MANIFEST.json", "meta/runtime.yml"] + [f"plugins/modules/{name}.py" for name in ("lvg", "lvg_rename", "lvol")]

package, folder = sys.argv[1:]
with zipfile.ZipFile(package) as files:
    files.extractall(folder, [GENERAL + name for name in FILES])
