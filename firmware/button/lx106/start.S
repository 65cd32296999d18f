// The simulator starts at 0x50000000. Whatever the program does wrong (a load that is not aligned, a null pointer) comes
// to one of the vectors, which ends the simulator with exit code 70 instead of looping for ever.
  .macro give_up
  movi a2, 1
  movi a3, 70
  simcall
  .endm

  .section .reset, "ax"
  .global _reset
_reset:
  j 1f
  .literal_position
1:
  movi a0, _start
  jx a0

  .section .vectors, "ax"
  .org 0x10
  give_up
  .org 0x20
  give_up
  .org 0x30
  give_up
  .org 0x50
  give_up
  .org 0x70
  give_up

  .text
  .align 4
  .literal_position
  .global _start
_start:
  movi a1, __stack
  call0 run
  mov a3, a2
  movi a2, 1
  simcall

  .align 4
  .global print
print:  // print(text, size)
  mov a5, a3
  mov a4, a2
  movi a3, 1
  movi a2, 4
  simcall
  ret
