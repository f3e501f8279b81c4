# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_rlvm_global_optspecs
    string join \n h/help
end

function __fish_rlvm_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_rlvm_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_rlvm_using_subcommand
    set -l cmd (__fish_rlvm_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c rlvm -n "__fish_rlvm_needs_command" -s h -l help -d 'Print help'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "config" -d 'Show the settings'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "devtypes" -d 'Show the kinds of devices that can be PVs, in columns'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "disk"
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "dmtable" -d 'Show the device-mapper tables of LVs'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "dumpconfig" -d 'Show the settings'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "formats" -d 'List the formats of metadata'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "fullreport" -d 'Show everything about VGs, as one report'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "generate" -d 'Write manual pages or shell completions'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "help" -d 'Show the commands, or how to use one'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvchange" -d 'Change attributes of logical volumes, and whether they are active'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvconvert" -d 'Merge snapshots into their origins'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvcreate" -d 'Create a logical volume'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvdisplay" -d 'Show LVs in full'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvextend" -d 'Make a logical volume larger'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvmconfig" -d 'Show the settings'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvmdiskscan" -d 'List devices that may be physical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvpoll" -d 'Follow an operation on a logical volume to its end'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvreduce" -d 'Make a logical volume smaller'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvremove" -d 'Remove logical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvrename" -d 'Rename a logical volume'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvresize" -d 'Change the size of a logical volume'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvs" -d 'Show LVs in columns'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "lvscan" -d 'List logical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "map" -d 'Draw where each LV lies on each PV'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "pvcreate" -d 'Initialise devices and images as physical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "pvdisplay" -d 'Show PVs in full'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "pvremove" -d 'Remove the labels of physical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "pvs" -d 'Show PVs in columns'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "pvscan" -d 'List physical volumes, or note that they have appeared'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "schema" -d 'Print the JSON Schema of a report'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "segtypes" -d 'List the types of segments'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "systemid" -d 'Show the system ID of this host'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "tags" -d 'List the tags of this host'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "tree" -d 'Show PVs, VGs and LVs as a tree, with where LVs are mounted'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "version" -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgcfgbackup" -d 'Write the metadata of volume groups into files'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgcfgrestore" -d 'Restore the metadata of a volume group from a file'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgchange" -d 'Change attributes of volume groups, and whether their logical volumes are active'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgck" -d 'Check volume groups, and mend their metadata'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgcreate" -d 'Create a volume group'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgdisplay" -d 'Show VGs in full'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgextend" -d 'Add physical volumes to a volume group'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgmknodes" -d 'Make the device nodes of active logical volumes'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgreduce" -d 'Take physical volumes out of a volume group'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgremove" -d 'Remove volume groups'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgrename" -d 'Rename a volume group'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgs" -d 'Show VGs in columns'
complete -c rlvm -n "__fish_rlvm_needs_command" -f -a "vgscan" -d 'List volume groups'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l atversion -d 'As LVM2 of this version has it' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s f -l file -d 'Write into this file' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l metadataprofile -d 'Settings profile of a VG or an LV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l sinceversion -d 'With --typeconfig new: of this version or later' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l typeconfig -d 'Which settings to show' -r -f -a "current\t''
default\t''
diff\t''
full\t''
list\t''
missing\t''
new\t''
profilable\t''
profilable-command\t''
profilable-metadata\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l ignoreadvanced -d 'Leave out what is for the advanced'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l ignorelocal -d 'Leave out what is one host\'s alone'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l ignoreunsupported -d 'Leave out what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s l -l list -d 'List the settings and what they do'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l mergedconfig -d 'Show what is set anywhere, not only where it counts most'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l showdeprecated -d 'With what is not heeded any more'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l showunsupported -d 'With what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l unconfigured -d 'Defaults as in the source, before a package is built'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l validate -d 'Say whether all that is set is known, and of the right type'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withcomments -d 'With what is known of each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withgeneralpreamble -d 'Begin with what lvm.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withlocalpreamble -d 'Begin with what lvmlocal.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withspaces -d 'With blanks around signs'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withsummary -d 'With what each setting does'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l withversions -d 'With the version since which there is each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand config" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l nameprefixes -d 'Show LVM2_NAME=\'value\' pairs'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l rows -d 'Show columns as rows'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l unquoted -d 'With --nameprefixes: no quotes'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand devtypes" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and not __fish_seen_subcommand_from create info" -s h -l help -d 'Print help'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and not __fish_seen_subcommand_from create info" -f -a "create" -d 'Make an image file that serves as a disk'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and not __fish_seen_subcommand_from create info" -f -a "info" -d 'Show what an image file is'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s f -l format -d 'Format of the image; else the ending of its name decides' -r -f -a "raw\t''
qcow2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l preallocation -d 'Room to take at once' -r -f -a "off\t''
metadata\t''
falloc\t''
full\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s b -l backing -d 'Image that the new one begins with; counts from the new one\'s folder' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from create" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand disk; and __fish_seen_subcommand_from info" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l concise -d 'Write one line, as dmsetup create --concise takes it'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l json -d 'Write JSON, with UUIDs and all else'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand dmtable" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l atversion -d 'As LVM2 of this version has it' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s f -l file -d 'Write into this file' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l metadataprofile -d 'Settings profile of a VG or an LV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l sinceversion -d 'With --typeconfig new: of this version or later' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l typeconfig -d 'Which settings to show' -r -f -a "current\t''
default\t''
diff\t''
full\t''
list\t''
missing\t''
new\t''
profilable\t''
profilable-command\t''
profilable-metadata\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l ignoreadvanced -d 'Leave out what is for the advanced'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l ignorelocal -d 'Leave out what is one host\'s alone'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l ignoreunsupported -d 'Leave out what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s l -l list -d 'List the settings and what they do'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l mergedconfig -d 'Show what is set anywhere, not only where it counts most'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l showdeprecated -d 'With what is not heeded any more'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l showunsupported -d 'With what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l unconfigured -d 'Defaults as in the source, before a package is built'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l validate -d 'Say whether all that is set is known, and of the right type'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withcomments -d 'With what is known of each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withgeneralpreamble -d 'Begin with what lvm.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withlocalpreamble -d 'Begin with what lvmlocal.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withspaces -d 'With blanks around signs'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withsummary -d 'With what each setting does'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l withversions -d 'With the version since which there is each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand dumpconfig" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand formats" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l nameprefixes -d 'Show LVM2_NAME=\'value\' pairs'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l rows -d 'Show columns as rows'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l unquoted -d 'With --nameprefixes: no quotes'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand fullreport" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand generate" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand help" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l addtag -d 'A tag for the new object' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s C -l contiguous -d 'Whether its extents are to follow each other' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l deltag -d 'A tag to take away' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s p -l permission -d 'Whether it may be written' -r -f -a "rw\t''
r\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s r -l readahead -d 'How far to read ahead' -r -f -a "auto\t''
none\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s k -l setactivationskip -d 'Whether to mark it to be skipped' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l setautoactivation -d 'Whether it is activated by itself at start-up' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s a -l activate -d 'Whether it is active afterwards' -r -f -a "y\t''
n\t''
ay\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l activationmode -d 'How much may be missing of what is activated' -r -f -a "partial\t''
degraded\t''
complete\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l monitor -d 'Whether dmeventd watches it' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l poll -d 'Whether what is under way is carried on in the background' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s j -l major -d 'Major number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l minor -d 'Minor number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s M -l persistent -d 'Whether to keep the device\'s numbers' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l ignoremonitoring -d 'Leave monitoring as it is'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l detachprofile -d 'Forget the settings profile that is attached'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s K -l ignoreactivationskip -d 'Activate it although it is marked to be skipped'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s P -l partial -d 'Activate what there is of LVs with missing PVs'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l sysinit -d 'Called by the system\'s start, when folders may be read-only'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l refresh -d 'Load active LVs anew from the metadata'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvchange" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s i -l interval -d 'Seconds between two looks at what goes on' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l cachepool -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l cachevol -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s m -l mirrors -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l replace -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l splitmirrors -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l stripes -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l thinpool -d 'Not supported yet' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l type -d 'Its segment type' -r -f -a "linear\t''
striped\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s b -l background -d 'Go on in the background'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l merge -d 'Give an origin back what a snapshot kept'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l mergesnapshot -d 'The same, of COW snapshots only'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s H -l cache -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l mergemirrors -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l mergethin -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l repair -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s s -l snapshot -d 'Make a snapshot of the LV that is named'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l splitcache -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l splitsnapshot -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l swapmetadata -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s T -l thin -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l uncache -d 'Not supported yet'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvconvert" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s a -l activate -d 'Whether it is active afterwards' -r -f -a "y\t''
n\t''
ay\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l addtag -d 'A tag for the new object' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s c -l chunksize -d 'How much a snapshot copies at a time' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s C -l contiguous -d 'Whether its extents are to follow each other' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s l -l extents -d 'Its size in extents, or as a share' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s j -l major -d 'Major number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l minor -d 'Minor number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l monitor -d 'Whether dmeventd watches it' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s n -l name -d 'Name of the new LV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s p -l permission -d 'Whether it may be written' -r -f -a "rw\t''
r\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s M -l persistent -d 'Whether to keep the device\'s numbers' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s r -l readahead -d 'How far to read ahead' -r -f -a "auto\t''
none\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s k -l setactivationskip -d 'Whether to mark it to be skipped' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l setautoactivation -d 'Whether it is activated by itself at start-up' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s L -l size -d 'Its size' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s i -l stripes -d 'Over how many PVs to spread the data' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s I -l stripesize -d 'How much to put on one PV before the next' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l type -d 'Its segment type' -r -f -a "linear\t''
striped\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s V -l virtualsize -d 'How large a sparse LV seems to be' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s W -l wipesignatures -d 'Whether to look for old signatures and wipe them' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s Z -l zero -d 'Whether to zero the beginning of what is made' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s K -l ignoreactivationskip -d 'Activate it although it is marked to be skipped'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l ignoremonitoring -d 'Leave monitoring as it is'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l nosync -d 'Skip the first synchronisation'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s s -l snapshot -d 'Make a snapshot of the LV that is named'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvcreate" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s c -l colon -d 'Show colon-separated values'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s C -l columns -d 'Show columns as the report commands do'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s H -l history -d 'Include LVs that are remembered only'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s m -l maps -d 'Show where the extents lie'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l segments -d 'One line for each segment'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvdisplay" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s L -l size -d 'Its new size, or how much more' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s l -l extents -d 'Its new size in extents or as a share, or how much more' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l fs -d 'What becomes of the file system on it' -r -f -a "checksize\t''
resize\t''
resize_fsadm\t''
ignore\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l fsmode -d 'Whether the file system may be mounted and unmounted' -r -f -a "manage\t''
nochange\t''
offline\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s i -l stripes -d 'Over how many PVs to spread the data' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s I -l stripesize -d 'How much to put on one PV before the next' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l type -d 'Its segment type' -r -f -a "linear\t''
striped\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s n -l nofsck -d 'Resize a file system without checking it'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s r -l resizefs -d 'Resize the file system too'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvextend" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l atversion -d 'As LVM2 of this version has it' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s f -l file -d 'Write into this file' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l metadataprofile -d 'Settings profile of a VG or an LV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l sinceversion -d 'With --typeconfig new: of this version or later' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l typeconfig -d 'Which settings to show' -r -f -a "current\t''
default\t''
diff\t''
full\t''
list\t''
missing\t''
new\t''
profilable\t''
profilable-command\t''
profilable-metadata\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l ignoreadvanced -d 'Leave out what is for the advanced'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l ignorelocal -d 'Leave out what is one host\'s alone'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l ignoreunsupported -d 'Leave out what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s l -l list -d 'List the settings and what they do'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l mergedconfig -d 'Show what is set anywhere, not only where it counts most'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l showdeprecated -d 'With what is not heeded any more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l showunsupported -d 'With what is not supported'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l unconfigured -d 'Defaults as in the source, before a package is built'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l validate -d 'Say whether all that is set is known, and of the right type'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withcomments -d 'With what is known of each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withgeneralpreamble -d 'Begin with what lvm.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withlocalpreamble -d 'Begin with what lvmlocal.conf is'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withspaces -d 'With blanks around signs'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withsummary -d 'With what each setting does'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l withversions -d 'With the version since which there is each setting'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmconfig" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s l -l lvmpartition -d 'List PVs only'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvmdiskscan" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s i -l interval -d 'Seconds between two looks at what goes on' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l polloperation -d 'What is to be followed' -r -f -a "pvmove\t''
convert\t''
merge\t''
merge_thin\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvpoll" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s L -l size -d 'Its new size, or how much less' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s l -l extents -d 'Its new size in extents or as a share, or how much less' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l fs -d 'What becomes of the file system on it' -r -f -a "checksize\t''
resize\t''
resize_fsadm\t''
ignore\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l fsmode -d 'Whether the file system may be mounted and unmounted' -r -f -a "manage\t''
nochange\t''
offline\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s n -l nofsck -d 'Resize a file system without checking it'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s r -l resizefs -d 'Resize the file system too'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvreduce" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l nohistory -d 'Keep no record of the removed LV'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvremove" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvrename" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s L -l size -d 'Its new size, or how much more or less' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s l -l extents -d 'Its new size in extents or as a share, or how much more or less' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l fs -d 'What becomes of the file system on it' -r -f -a "checksize\t''
resize\t''
resize_fsadm\t''
ignore\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l fsmode -d 'Whether the file system may be mounted and unmounted' -r -f -a "manage\t''
nochange\t''
offline\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s i -l stripes -d 'Over how many PVs to spread the data' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s I -l stripesize -d 'How much to put on one PV before the next' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l type -d 'Its segment type' -r -f -a "linear\t''
striped\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s n -l nofsck -d 'Resize a file system without checking it'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s r -l resizefs -d 'Resize the file system too'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvresize" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l nameprefixes -d 'Show LVM2_NAME=\'value\' pairs'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l rows -d 'Show columns as rows'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l unquoted -d 'With --nameprefixes: no quotes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l segments -d 'One line for each segment'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s H -l history -d 'Include LVs that are remembered only'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvs" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s b -l blockdevice -d 'Without effect'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand lvscan" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l svg -d 'Write a picture to this file' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l segments -d 'One line for each segment'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand map" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l bootloaderareasize -d 'Room to keep for a boot loader' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l metadataignore -d 'Whether to leave its metadata areas unused' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l restorefile -d 'Backup file that tells the layout of the PV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l setphysicalvolumesize -d 'Take the device to be of this size' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s u -l uuid -d 'UUID for the new PV' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s Z -l zero -d 'Whether to zero the beginning of what is made' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l dataalignment -d 'The data begins at a multiple of this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l dataalignmentoffset -d 'Shift the data by this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l labelsector -d 'Sector to write the label to' -r -f -a "0\t''
1\t''
2\t''
3\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l metadatasize -d 'Size of a metadata area' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s M -l metadatatype -d 'The metadata\'s format' -r -f -a "lvm2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l pvmetadatacopies -d 'How many metadata areas a PV gets' -r -f -a "0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l norestorefile -d 'Give the UUID without a backup file to read the layout from'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvcreate" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s c -l colon -d 'Show colon-separated values'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s C -l columns -d 'Show columns as the report commands do'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s m -l maps -d 'Show where the extents lie'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s s -l short -d 'Show a short form'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvdisplay" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvremove" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l nameprefixes -d 'Show LVM2_NAME=\'value\' pairs'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l rows -d 'Show columns as rows'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l unquoted -d 'With --nameprefixes: no quotes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l segments -d 'One line for each segment'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvs" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s a -l activate -d 'Whether it is active afterwards' -r -f -a "y\t''
n\t''
ay\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l autoactivation -d 'Activate as an event of udev asks for' -r -f -a "event\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s j -l major -d 'Major number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l minor -d 'Minor number to keep' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s e -l exported -d 'Only PVs of exported VGs'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s n -l novolumegroup -d 'Only PVs in no VG'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s s -l short -d 'Show a short form'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s u -l uuid -d 'Show UUIDs too'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l cache -d 'Note that devices have appeared'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l checkcomplete -d 'Tell whether all PVs of the VG are there'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l listlvs -d 'Tell the LVs that use the device'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l listvg -d 'Tell the VG of the device'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l udevoutput -d 'Tell only what a rule of udev imports'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l vgonline -d 'The first to complete a VG takes it upon itself to activate it'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand pvscan" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand schema" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand segtypes" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand systemid" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand tags" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand tree" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand version" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s f -l file -d 'The file to write or read; %s is the VG\'s name' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l force -d 'Go on where LVM would refuse'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgbackup" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s f -l file -d 'The file to write or read; %s is the VG\'s name' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s M -l metadatatype -d 'The metadata\'s format' -r -f -a "lvm2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l force -d 'Go on where LVM would refuse'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s l -l list -d 'List the backups and archives that there are'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcfgrestore" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l addtag -d 'A tag for the new object' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l deltag -d 'A tag to take away' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s l -l logicalvolume -d 'Most LVs that the VG may have; 0: no limit' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s p -l maxphysicalvolumes -d 'Most PVs that the VG may have; 0: no limit' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l vgmetadatacopies -d 'How many copies of the metadata to keep' -r -f -a "all\t''
unmanaged\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s s -l physicalextentsize -d 'Size of an extent' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l pvmetadatacopies -d 'Without effect' -r -f -a "0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s x -l resizeable -d 'Whether PVs may join and leave' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l setautoactivation -d 'Whether it is activated by itself at start-up' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s a -l activate -d 'Whether it is active afterwards' -r -f -a "y\t''
n\t''
ay\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l activationmode -d 'How much may be missing of what is activated' -r -f -a "partial\t''
degraded\t''
complete\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l monitor -d 'Whether dmeventd watches it' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l poll -d 'Whether what is under way is carried on in the background' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l autoactivation -d 'Activate as an event of udev asks for' -r -f -a "event\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l locktype -d 'Who locks a shared VG' -r -f -a "sanlock\t''
dlm\t''
none\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l systemid -d 'The system that owns the VG' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l ignoremonitoring -d 'Leave monitoring as it is'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l detachprofile -d 'Forget the settings profile that is attached'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s u -l uuid -d 'Give it a new UUID'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s K -l ignoreactivationskip -d 'Activate it although it is marked to be skipped'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s P -l partial -d 'Activate what there is of LVs with missing PVs'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l sysinit -d 'Called by the system\'s start, when folders may be read-only'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l refresh -d 'Load active LVs anew from the metadata'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgchange" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l updatemetadata -d 'Write the metadata anew wherever they are old or damaged'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgck" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l addtag -d 'A tag for the new object' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l alloc -d 'Where new extents may lie' -r -f -a "contiguous\t''
cling\t''
cling_by_tags\t''
normal\t''
anywhere\t''
inherit\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s c -l clustered -d 'Whether the VG belongs to a cluster' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l locktype -d 'Who locks a shared VG' -r -f -a "sanlock\t''
dlm\t''
none\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s l -l maxlogicalvolumes -d 'Most LVs that the VG may have; 0: no limit' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s p -l maxphysicalvolumes -d 'Most PVs that the VG may have; 0: no limit' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l metadataprofile -d 'Settings profile to attach' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s s -l physicalextentsize -d 'Size of an extent' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l setautoactivation -d 'Whether it is activated by itself at start-up' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l systemid -d 'The system that owns the VG' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l vgmetadatacopies -d 'How many copies of the metadata to keep' -r -f -a "all\t''
unmanaged\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s Z -l zero -d 'Whether to zero the beginning of what is made' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l dataalignment -d 'The data begins at a multiple of this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l dataalignmentoffset -d 'Shift the data by this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l labelsector -d 'Sector to write the label to' -r -f -a "0\t''
1\t''
2\t''
3\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l metadatasize -d 'Size of a metadata area' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s M -l metadatatype -d 'The metadata\'s format' -r -f -a "lvm2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l pvmetadatacopies -d 'How many metadata areas a PV gets' -r -f -a "0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l shared -d 'Share the VG among hosts'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgcreate" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s A -l activevolumegroups -d 'Only VGs with active LVs'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s c -l colon -d 'Show colon-separated values'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s C -l columns -d 'Show columns as the report commands do'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s s -l short -d 'Show a short form'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgdisplay" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l metadataignore -d 'Whether to leave its metadata areas unused' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s Z -l zero -d 'Whether to zero the beginning of what is made' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l dataalignment -d 'The data begins at a multiple of this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l dataalignmentoffset -d 'Shift the data by this' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l labelsector -d 'Sector to write the label to' -r -f -a "0\t''
1\t''
2\t''
3\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l metadatasize -d 'Size of a metadata area' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s M -l metadatatype -d 'The metadata\'s format' -r -f -a "lvm2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l pvmetadatacopies -d 'How many metadata areas a PV gets' -r -f -a "0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l restoremissing -d 'Take a PV back that was missing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgextend" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l refresh -d 'Load active LVs anew from the metadata'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgmknodes" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s a -l all -d 'Every PV that is not in use'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l mirrorsonly -d 'With --removemissing: remove mirror images only'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l removemissing -d 'Remove the PVs that are missing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgreduce" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l noudevsync -d 'Do not wait for udev'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgremove" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s A -l autobackup -d 'Whether to keep a copy of the new metadata in a file' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s f -l force -d 'Go on where LVM would ask or refuse; twice for more'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgrename" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l configreport -d 'Which report the -o, -O and -S behind it are for' -r -f -a "log\t''
vg\t''
lv\t''
pv\t''
pvseg\t''
seg\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l headings -d 'Headings: none, short ones, or the names of fields' -r -f -a "none\t''
abbrev\t''
full\t''
0\t''
1\t''
2\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s o -l options -d 'Fields to show; +FIELD adds, -FIELD takes away, help lists' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l separator -d 'What stands between the columns' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s O -l sort -d 'Fields to sort by; -FIELD turns the order round' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l format -d 'As --reportformat; pretty draws a table' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''
pretty\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l units -d 'Unit of sizes: r h b s k m g t p e; upper case for powers of 1000' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l watch -d 'Show it again every so many seconds (2)' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s S -l select -d 'Only what this is true of; help lists fields' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l aligned -d 'Align columns although --separator is given'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l binary -d 'Show 0 and 1 where words would stand'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l logonly -d 'Show the command\'s log, and no other report'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l noheadings -d 'Leave out the line of headings'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l unbuffered -d 'Show each line as soon as it is known'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l nameprefixes -d 'Show LVM2_NAME=\'value\' pairs'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l rows -d 'Show columns as rows'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l unquoted -d 'With --nameprefixes: no quotes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l nosuffix -d 'Leave out the units of sizes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l foreign -d 'Include VGs of other systems'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l ignoreskippedcluster -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s P -l partial -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l readonly -d 'Read without locks and without the kernel'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l shared -d 'Include shared VGs without their locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l trustcache -d 'Taken for the sake of old scripts, and does nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s a -l all -d 'Show what is normally left out'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgs" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l reportformat -d 'Form of the report; all but the first two have numbers as numbers' -r -f -a "basic\t''
json\t''
json_std\t''
ndjson\t''
csv\t''
yaml\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l commandprofile -d 'Settings profile for this command' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l config -d 'Settings on top of lvm.conf: section/key=value' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l devices -d 'Look at these devices and images only' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l devicesfile -d 'Devices file to use, in LVM\'s devices directory' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l driverloaded -d 'Whether the kernel\'s device-mapper may be used' -r -f -a "y\t''
n\t''"
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l journal -d 'What to record in the system\'s journal' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l lockopt -d 'How to treat locks of shared VGs' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l profile -d 'Settings profile for command and metadata' -r
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l ignorelockingfailure -d 'Go on without locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l mknodes -d 'Make the device nodes of active LVs, too'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l notifydbus -d 'Tell lvmdbusd, if it runs, to look again'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s d -l debug -d 'Tell every step; more with each repetition'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s h -l help -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l longhelp -d 'Show this help'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l nohints -d 'Scan without the file of hints'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l nolocking -d 'Read without taking locks'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s q -l quiet -d 'Say less; twice: only errors, and every question is answered no'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s t -l test -d 'Go through the motions, write nothing'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s v -l verbose -d 'Say more; up to four times'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l version -d 'Show the version'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -s y -l yes -d 'Answer every question with yes'
complete -c rlvm -n "__fish_rlvm_using_subcommand vgscan" -l allow-backing -d 'Open images whose backing or data file lies in another folder'
