using System.Globalization;
using TrackStore.Benchmarks;
using TrackStore.Benchmarks.Artwork;

return args switch
{
    ["memory"] => PeakMemory.Compare(),
    [PeakMemory.ChildVerb, var contender, var picture] => PeakMemory.Measure(contender, picture),
    ["renditions"] => await PairedRenditions.CompareAsync(rounds: null),
    ["renditions", var rounds] => await PairedRenditions.CompareAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["size"] => await SharedCoverSize.CompareAsync(),
    _ => BenchmarkRun.Start(args),
};
