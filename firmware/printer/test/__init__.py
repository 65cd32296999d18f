"""Tests of the printer's programs, and the doubles that stand in for the printer, its jobs and AWS."""
