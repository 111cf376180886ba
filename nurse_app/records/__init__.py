"""What is kept: the chart file, encrypted, and the files that stand witness for it.

What lives here: keys and passwords, the lock that lets one program write, the
tables, the hash chain, the anchor and the mirror (a second copy of everything
acknowledged), the check of a chart file, and its repair. What does not: any
judgement about a value, any sentence, any folder of this machine (paths are
handed in). Order of reading: ``fileset``, ``chain``, ``charts``, ``seal``,
``vault``, ``examine``. Only ``app`` and ``cli`` come in.
"""
