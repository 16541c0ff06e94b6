/* The one table of diagnostic codes, included with X defined; a file per letter. No include guard. */
#include "codes/s.h"
#include "codes/r.h"
#include "codes/l.h"
#include "codes/t.h"
#include "codes/p.h"
#include "codes/f.h"
#include "codes/b.h"
