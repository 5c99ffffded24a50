using TrackStore.Benchmarks;
using TrackStore.Benchmarks.Artwork;

return args switch
{
    ["memory"] => PeakMemory.Compare(),
    [PeakMemory.ChildVerb, var contender, var picture] => PeakMemory.Measure(contender, picture),
    ["renditions"] => await PairedRenditions.CompareAsync(),
    ["size"] => await SharedCoverSize.CompareAsync(),
    _ => BenchmarkRun.Start(args),
};
