mkdir bodies/copy && cd bodies/copy && i=0; while [ $i -lt 2100 ]; do : >f$i; i=$((i + 1)); done
