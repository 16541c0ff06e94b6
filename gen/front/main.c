/* kenbaar: the commands about single letters. A run is the work of kenbaar-run, which alone carries the libraries of the mail-room. */
#include "front.h"
#include "hand_over.h"

int main(int argc, char **argv)
{
    return commands_main(argc, argv, &(struct command_set){.hand_over = hand_over});
}
