-- What the reading of a file came to tells its headings too, and the first lines of one without headings. Files that were sent before
-- had a row of headings that nobody could correct.
update subcontract.upload set found = '{"headings": [], "samples": []}'::jsonb || found;
