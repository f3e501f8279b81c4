_rlvm() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="rlvm"
                ;;
            rlvm,config)
                cmd="rlvm__subcmd__config"
                ;;
            rlvm,devtypes)
                cmd="rlvm__subcmd__devtypes"
                ;;
            rlvm,disk)
                cmd="rlvm__subcmd__disk"
                ;;
            rlvm,dmtable)
                cmd="rlvm__subcmd__dmtable"
                ;;
            rlvm,dumpconfig)
                cmd="rlvm__subcmd__dumpconfig"
                ;;
            rlvm,formats)
                cmd="rlvm__subcmd__formats"
                ;;
            rlvm,fullreport)
                cmd="rlvm__subcmd__fullreport"
                ;;
            rlvm,generate)
                cmd="rlvm__subcmd__generate"
                ;;
            rlvm,help)
                cmd="rlvm__subcmd__help"
                ;;
            rlvm,lvchange)
                cmd="rlvm__subcmd__lvchange"
                ;;
            rlvm,lvconvert)
                cmd="rlvm__subcmd__lvconvert"
                ;;
            rlvm,lvcreate)
                cmd="rlvm__subcmd__lvcreate"
                ;;
            rlvm,lvdisplay)
                cmd="rlvm__subcmd__lvdisplay"
                ;;
            rlvm,lvextend)
                cmd="rlvm__subcmd__lvextend"
                ;;
            rlvm,lvmconfig)
                cmd="rlvm__subcmd__lvmconfig"
                ;;
            rlvm,lvmdiskscan)
                cmd="rlvm__subcmd__lvmdiskscan"
                ;;
            rlvm,lvpoll)
                cmd="rlvm__subcmd__lvpoll"
                ;;
            rlvm,lvreduce)
                cmd="rlvm__subcmd__lvreduce"
                ;;
            rlvm,lvremove)
                cmd="rlvm__subcmd__lvremove"
                ;;
            rlvm,lvrename)
                cmd="rlvm__subcmd__lvrename"
                ;;
            rlvm,lvresize)
                cmd="rlvm__subcmd__lvresize"
                ;;
            rlvm,lvs)
                cmd="rlvm__subcmd__lvs"
                ;;
            rlvm,lvscan)
                cmd="rlvm__subcmd__lvscan"
                ;;
            rlvm,map)
                cmd="rlvm__subcmd__map"
                ;;
            rlvm,pvcreate)
                cmd="rlvm__subcmd__pvcreate"
                ;;
            rlvm,pvdisplay)
                cmd="rlvm__subcmd__pvdisplay"
                ;;
            rlvm,pvremove)
                cmd="rlvm__subcmd__pvremove"
                ;;
            rlvm,pvs)
                cmd="rlvm__subcmd__pvs"
                ;;
            rlvm,pvscan)
                cmd="rlvm__subcmd__pvscan"
                ;;
            rlvm,schema)
                cmd="rlvm__subcmd__schema"
                ;;
            rlvm,segtypes)
                cmd="rlvm__subcmd__segtypes"
                ;;
            rlvm,systemid)
                cmd="rlvm__subcmd__systemid"
                ;;
            rlvm,tags)
                cmd="rlvm__subcmd__tags"
                ;;
            rlvm,tree)
                cmd="rlvm__subcmd__tree"
                ;;
            rlvm,version)
                cmd="rlvm__subcmd__version"
                ;;
            rlvm,vgcfgbackup)
                cmd="rlvm__subcmd__vgcfgbackup"
                ;;
            rlvm,vgcfgrestore)
                cmd="rlvm__subcmd__vgcfgrestore"
                ;;
            rlvm,vgchange)
                cmd="rlvm__subcmd__vgchange"
                ;;
            rlvm,vgck)
                cmd="rlvm__subcmd__vgck"
                ;;
            rlvm,vgcreate)
                cmd="rlvm__subcmd__vgcreate"
                ;;
            rlvm,vgdisplay)
                cmd="rlvm__subcmd__vgdisplay"
                ;;
            rlvm,vgextend)
                cmd="rlvm__subcmd__vgextend"
                ;;
            rlvm,vgmknodes)
                cmd="rlvm__subcmd__vgmknodes"
                ;;
            rlvm,vgreduce)
                cmd="rlvm__subcmd__vgreduce"
                ;;
            rlvm,vgremove)
                cmd="rlvm__subcmd__vgremove"
                ;;
            rlvm,vgrename)
                cmd="rlvm__subcmd__vgrename"
                ;;
            rlvm,vgs)
                cmd="rlvm__subcmd__vgs"
                ;;
            rlvm,vgscan)
                cmd="rlvm__subcmd__vgscan"
                ;;
            rlvm__subcmd__disk,create)
                cmd="rlvm__subcmd__disk__subcmd__create"
                ;;
            rlvm__subcmd__disk,info)
                cmd="rlvm__subcmd__disk__subcmd__info"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        rlvm)
            opts="-h --help config devtypes disk dmtable dumpconfig formats fullreport generate help lvchange lvconvert lvcreate lvdisplay lvextend lvmconfig lvmdiskscan lvpoll lvreduce lvremove lvrename lvresize lvs lvscan map pvcreate pvdisplay pvremove pvs pvscan schema segtypes systemid tags tree version vgcfgbackup vgcfgrestore vgchange vgck vgcreate vgdisplay vgextend vgmknodes vgreduce vgremove vgrename vgs vgscan"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__config)
            opts="-f -l -d -h -q -t -v -y --atversion --file --ignoreadvanced --ignorelocal --ignoreunsupported --list --mergedconfig --metadataprofile --showdeprecated --showunsupported --sinceversion --typeconfig --unconfigured --validate --withcomments --withgeneralpreamble --withlocalpreamble --withspaces --withsummary --withversions --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --atversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadataprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sinceversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --typeconfig)
                    COMPREPLY=($(compgen -W "current default diff full list missing new profilable profilable-command profilable-metadata" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__devtypes)
            opts="-o -S -O -d -h -q -t -v -y --format --nameprefixes --reportformat --rows --unquoted --aligned --binary --headings --noheadings --nosuffix --options --select --separator --sort --unbuffered --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__disk)
            opts="-h --help create info"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__disk__subcmd__create)
            opts="-f -b -d -h -q -t -v -y --format --preallocation --backing --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "raw qcow2" -- "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -W "raw qcow2" -- "${cur}"))
                    return 0
                    ;;
                --preallocation)
                    COMPREPLY=($(compgen -W "off metadata falloc full" -- "${cur}"))
                    return 0
                    ;;
                --backing)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -b)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__disk__subcmd__info)
            opts="-d -h -q -t -v -y --format --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__dmtable)
            opts="-P -d -h -q -t -v -y --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --concise --json --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__dumpconfig)
            opts="-f -l -d -h -q -t -v -y --atversion --file --ignoreadvanced --ignorelocal --ignoreunsupported --list --mergedconfig --metadataprofile --showdeprecated --showunsupported --sinceversion --typeconfig --unconfigured --validate --withcomments --withgeneralpreamble --withlocalpreamble --withspaces --withsummary --withversions --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --atversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadataprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sinceversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --typeconfig)
                    COMPREPLY=($(compgen -W "current default diff full list missing new profilable profilable-command profilable-metadata" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__formats)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__fullreport)
            opts="-o -O -P -a -S -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --format --nameprefixes --reportformat --rows --unquoted --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__generate)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__help)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvchange)
            opts="-A -f -S -C -p -r -k -a -K -P -j -M -d -h -q -t -v -y --autobackup --force --ignoremonitoring --noudevsync --reportformat --select --addtag --alloc --contiguous --deltag --detachprofile --permission --readahead --setactivationskip --setautoactivation --activate --activationmode --ignorelockingfailure --ignoreactivationskip --monitor --partial --poll --readonly --sysinit --refresh --major --minor --persistent --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --addtag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --contiguous)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -C)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --deltag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --permission)
                    COMPREPLY=($(compgen -W "rw r" -- "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -W "rw r" -- "${cur}"))
                    return 0
                    ;;
                --readahead)
                    COMPREPLY=($(compgen -W "auto none" -- "${cur}"))
                    return 0
                    ;;
                -r)
                    COMPREPLY=($(compgen -W "auto none" -- "${cur}"))
                    return 0
                    ;;
                --setactivationskip)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -k)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --setautoactivation)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --activate)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                -a)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                --activationmode)
                    COMPREPLY=($(compgen -W "partial degraded complete" -- "${cur}"))
                    return 0
                    ;;
                --monitor)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --poll)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --major)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --minor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --persistent)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvconvert)
            opts="-A -b -f -i -H -m -s -T -d -h -q -t -v -y --alloc --autobackup --background --force --interval --merge --mergesnapshot --noudevsync --reportformat --cache --cachepool --cachevol --mergemirrors --mergethin --mirrors --repair --replace --snapshot --splitcache --splitmirrors --splitsnapshot --stripes --swapmetadata --thin --thinpool --type --uncache --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --interval)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -i)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --cachepool)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --cachevol)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --mirrors)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -m)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --replace)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --splitmirrors)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stripes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --thinpool)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --type)
                    COMPREPLY=($(compgen -W "linear striped" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvcreate)
            opts="-a -A -c -C -l -K -j -n -p -M -r -k -L -s -i -I -V -W -Z -d -h -q -t -v -y --activate --addtag --alloc --autobackup --chunksize --contiguous --extents --ignoreactivationskip --ignoremonitoring --major --minor --monitor --name --nosync --noudevsync --permission --persistent --readahead --reportformat --setactivationskip --setautoactivation --size --snapshot --stripes --stripesize --type --virtualsize --wipesignatures --zero --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --activate)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                -a)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                --addtag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --chunksize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -c)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --contiguous)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -C)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --extents)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --major)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --minor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --monitor)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -n)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --permission)
                    COMPREPLY=($(compgen -W "rw r" -- "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -W "rw r" -- "${cur}"))
                    return 0
                    ;;
                --persistent)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --readahead)
                    COMPREPLY=($(compgen -W "auto none" -- "${cur}"))
                    return 0
                    ;;
                -r)
                    COMPREPLY=($(compgen -W "auto none" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --setactivationskip)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -k)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --setautoactivation)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -L)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stripes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -i)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stripesize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -I)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --type)
                    COMPREPLY=($(compgen -W "linear striped" -- "${cur}"))
                    return 0
                    ;;
                --virtualsize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -V)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --wipesignatures)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -W)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --zero)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -Z)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvdisplay)
            opts="-o -O -P -a -c -C -H -m -S -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --reportformat --all --colon --columns --history --maps --segments --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvextend)
            opts="-L -l -A -f -n -r -i -I -d -h -q -t -v -y --size --extents --alloc --autobackup --force --fs --fsmode --nofsck --noudevsync --reportformat --resizefs --stripes --stripesize --type --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -L)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --extents)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --fs)
                    COMPREPLY=($(compgen -W "checksize resize resize_fsadm ignore" -- "${cur}"))
                    return 0
                    ;;
                --fsmode)
                    COMPREPLY=($(compgen -W "manage nochange offline" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --stripes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -i)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stripesize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -I)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --type)
                    COMPREPLY=($(compgen -W "linear striped" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvmconfig)
            opts="-f -l -d -h -q -t -v -y --atversion --file --ignoreadvanced --ignorelocal --ignoreunsupported --list --mergedconfig --metadataprofile --showdeprecated --showunsupported --sinceversion --typeconfig --unconfigured --validate --withcomments --withgeneralpreamble --withlocalpreamble --withspaces --withsummary --withversions --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --atversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadataprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sinceversion)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --typeconfig)
                    COMPREPLY=($(compgen -W "current default diff full list missing new profilable profilable-command profilable-metadata" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvmdiskscan)
            opts="-l -d -h -q -t -v -y --lvmpartition --readonly --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvpoll)
            opts="-A -i -d -h -q -t -v -y --autobackup --interval --polloperation --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --interval)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -i)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --polloperation)
                    COMPREPLY=($(compgen -W "pvmove convert merge merge_thin" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvreduce)
            opts="-L -l -A -f -n -r -d -h -q -t -v -y --size --extents --alloc --autobackup --force --fs --fsmode --nofsck --noudevsync --reportformat --resizefs --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -L)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --extents)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --fs)
                    COMPREPLY=($(compgen -W "checksize resize resize_fsadm ignore" -- "${cur}"))
                    return 0
                    ;;
                --fsmode)
                    COMPREPLY=($(compgen -W "manage nochange offline" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvremove)
            opts="-A -f -S -d -h -q -t -v -y --autobackup --force --nohistory --noudevsync --reportformat --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvrename)
            opts="-A -d -h -q -t -v -y --autobackup --noudevsync --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvresize)
            opts="-L -l -A -f -n -r -i -I -d -h -q -t -v -y --size --extents --alloc --autobackup --force --fs --fsmode --nofsck --noudevsync --reportformat --resizefs --stripes --stripesize --type --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --size)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -L)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --extents)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --fs)
                    COMPREPLY=($(compgen -W "checksize resize resize_fsadm ignore" -- "${cur}"))
                    return 0
                    ;;
                --fsmode)
                    COMPREPLY=($(compgen -W "manage nochange offline" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --stripes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -i)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stripesize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -I)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --type)
                    COMPREPLY=($(compgen -W "linear striped" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvs)
            opts="-o -O -P -a -H -S -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --format --nameprefixes --reportformat --rows --unquoted --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --segments --history --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__lvscan)
            opts="-a -b -d -h -q -t -v -y --all --blockdevice --ignorelockingfailure --readonly --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__map)
            opts="-P -a -d -h -q -t -v -y --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --segments --svg --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --svg)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__pvcreate)
            opts="-f -u -Z -M -d -h -q -t -v -y --bootloaderareasize --force --metadataignore --norestorefile --reportformat --restorefile --setphysicalvolumesize --uuid --zero --dataalignment --dataalignmentoffset --labelsector --metadatasize --metadatatype --pvmetadatacopies --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --bootloaderareasize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadataignore)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --restorefile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --setphysicalvolumesize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --uuid)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -u)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --zero)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -Z)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --dataalignment)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dataalignmentoffset)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --labelsector)
                    COMPREPLY=($(compgen -W "0 1 2 3" -- "${cur}"))
                    return 0
                    ;;
                --metadatasize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadatatype)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                --pvmetadatacopies)
                    COMPREPLY=($(compgen -W "0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__pvdisplay)
            opts="-o -O -P -a -c -C -m -S -s -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --reportformat --all --colon --columns --maps --select --short --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__pvremove)
            opts="-f -d -h -q -t -v -y --force --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__pvs)
            opts="-o -O -P -a -S -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --format --nameprefixes --reportformat --rows --unquoted --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --segments --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__pvscan)
            opts="-e -n -s -u -a -j -d -h -q -t -v -y --ignorelockingfailure --reportformat --exported --novolumegroup --short --uuid --activate --autoactivation --cache --checkcomplete --listlvs --listvg --major --minor --noudevsync --udevoutput --vgonline --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --activate)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                -a)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                --autoactivation)
                    COMPREPLY=($(compgen -W "event" -- "${cur}"))
                    return 0
                    ;;
                --major)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --minor)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__schema)
            opts="-d -h -q -t -v -y --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__segtypes)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__systemid)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__tags)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__tree)
            opts="-P -a -d -h -q -t -v -y --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__version)
            opts="-d -h -q -t -v -y --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgcfgbackup)
            opts="-f -d -h -q -t -v -y --file --force --foreign --ignorelockingfailure --readonly --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgcfgrestore)
            opts="-f -l -M -d -h -q -t -v -y --file --force --list --metadatatype --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadatatype)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgchange)
            opts="-A -f -S -l -p -s -x -u -a -K -P -d -h -q -t -v -y --autobackup --force --ignoremonitoring --noudevsync --reportformat --select --addtag --alloc --deltag --detachprofile --logicalvolume --maxphysicalvolumes --vgmetadatacopies --physicalextentsize --pvmetadatacopies --resizeable --setautoactivation --uuid --activate --activationmode --ignorelockingfailure --ignoreactivationskip --monitor --partial --poll --readonly --sysinit --autoactivation --refresh --locktype --systemid --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --addtag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --deltag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --logicalvolume)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --maxphysicalvolumes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vgmetadatacopies)
                    COMPREPLY=($(compgen -W "all unmanaged" -- "${cur}"))
                    return 0
                    ;;
                --physicalextentsize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --pvmetadatacopies)
                    COMPREPLY=($(compgen -W "0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --resizeable)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -x)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --setautoactivation)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --activate)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                -a)
                    COMPREPLY=($(compgen -W "y n ay" -- "${cur}"))
                    return 0
                    ;;
                --activationmode)
                    COMPREPLY=($(compgen -W "partial degraded complete" -- "${cur}"))
                    return 0
                    ;;
                --monitor)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --poll)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --autoactivation)
                    COMPREPLY=($(compgen -W "event" -- "${cur}"))
                    return 0
                    ;;
                --locktype)
                    COMPREPLY=($(compgen -W "sanlock dlm none" -- "${cur}"))
                    return 0
                    ;;
                --systemid)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgck)
            opts="-d -h -q -t -v -y --reportformat --updatemetadata --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgcreate)
            opts="-A -c -f -l -p -s -Z -M -d -h -q -t -v -y --addtag --alloc --autobackup --clustered --force --locktype --maxlogicalvolumes --maxphysicalvolumes --metadataprofile --physicalextentsize --reportformat --setautoactivation --shared --systemid --vgmetadatacopies --zero --dataalignment --dataalignmentoffset --labelsector --metadatasize --metadatatype --pvmetadatacopies --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --addtag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --alloc)
                    COMPREPLY=($(compgen -W "contiguous cling cling_by_tags normal anywhere inherit" -- "${cur}"))
                    return 0
                    ;;
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --clustered)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -c)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --locktype)
                    COMPREPLY=($(compgen -W "sanlock dlm none" -- "${cur}"))
                    return 0
                    ;;
                --maxlogicalvolumes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -l)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --maxphysicalvolumes)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadataprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --physicalextentsize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --setautoactivation)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --systemid)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --vgmetadatacopies)
                    COMPREPLY=($(compgen -W "all unmanaged" -- "${cur}"))
                    return 0
                    ;;
                --zero)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -Z)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --dataalignment)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dataalignmentoffset)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --labelsector)
                    COMPREPLY=($(compgen -W "0 1 2 3" -- "${cur}"))
                    return 0
                    ;;
                --metadatasize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadatatype)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                --pvmetadatacopies)
                    COMPREPLY=($(compgen -W "0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgdisplay)
            opts="-o -O -P -A -c -C -S -s -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --reportformat --activevolumegroups --colon --columns --select --short --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgextend)
            opts="-A -f -Z -M -d -h -q -t -v -y --autobackup --force --metadataignore --reportformat --restoremissing --zero --dataalignment --dataalignmentoffset --labelsector --metadatasize --metadatatype --pvmetadatacopies --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --metadataignore)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --zero)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -Z)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --dataalignment)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dataalignmentoffset)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --labelsector)
                    COMPREPLY=($(compgen -W "0 1 2 3" -- "${cur}"))
                    return 0
                    ;;
                --metadatasize)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --metadatatype)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                -M)
                    COMPREPLY=($(compgen -W "lvm2" -- "${cur}"))
                    return 0
                    ;;
                --pvmetadatacopies)
                    COMPREPLY=($(compgen -W "0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgmknodes)
            opts="-d -h -q -t -v -y --ignorelockingfailure --refresh --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgreduce)
            opts="-a -A -f -d -h -q -t -v -y --all --autobackup --force --mirrorsonly --removemissing --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgremove)
            opts="-f -S -d -h -q -t -v -y --force --noudevsync --reportformat --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgrename)
            opts="-A -f -d -h -q -t -v -y --autobackup --force --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --autobackup)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgs)
            opts="-o -O -P -a -S -d -h -q -t -v -y --aligned --binary --configreport --headings --logonly --noheadings --options --separator --sort --unbuffered --format --nameprefixes --reportformat --rows --unquoted --units --nosuffix --foreign --ignorelockingfailure --ignoreskippedcluster --partial --readonly --shared --trustcache --watch --all --select --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --configreport)
                    COMPREPLY=($(compgen -W "log vg lv pv pvseg seg" -- "${cur}"))
                    return 0
                    ;;
                --headings)
                    COMPREPLY=($(compgen -W "none abbrev full 0 1 2" -- "${cur}"))
                    return 0
                    ;;
                --options)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --separator)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --sort)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -O)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml pretty" -- "${cur}"))
                    return 0
                    ;;
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --units)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --watch)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --select)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -S)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        rlvm__subcmd__vgscan)
            opts="-d -h -q -t -v -y --ignorelockingfailure --mknodes --notifydbus --reportformat --commandprofile --config --debug --devices --devicesfile --driverloaded --help --journal --lockopt --longhelp --nohints --nolocking --profile --quiet --test --verbose --version --yes --allow-backing"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --reportformat)
                    COMPREPLY=($(compgen -W "basic json json_std ndjson csv yaml" -- "${cur}"))
                    return 0
                    ;;
                --commandprofile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --config)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devices)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --devicesfile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --driverloaded)
                    COMPREPLY=($(compgen -W "y n" -- "${cur}"))
                    return 0
                    ;;
                --journal)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --lockopt)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _rlvm -o nosort -o bashdefault -o default rlvm
else
    complete -F _rlvm -o bashdefault -o default rlvm
fi
