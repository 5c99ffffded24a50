using System.Globalization;
using TrackStore;
using TrackStore.Benchmarks;
using TrackStore.Benchmarks.Artwork;
using TrackStore.Benchmarks.Identity;
using TrackStore.Benchmarks.Lists;
using TrackStore.Benchmarks.Loading;
using TrackStore.Benchmarks.PostgreSql;
using TrackStore.Benchmarks.Startup;
using TrackStore.Benchmarks.Sync;

return args switch
{
    ["memory"] => PeakMemory.Compare(),
    [PeakMemory.ChildVerb, var contender, var picture] => PeakMemory.Measure(contender, picture),
    ["renditions"] => await PairedRenditions.CompareAsync(rounds: null),
    ["renditions", var rounds] => await PairedRenditions.CompareAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["quality"] => await RenditionQuality.CompareAsync(),
    ["scroll"] => await Scrolling.RunAsync(ImageSize.Medium),
    ["scroll", var size] => await Scrolling.RunAsync(Enum.Parse<ImageSize>(size, ignoreCase: true)),
    ["coalesce"] => await SharedRead.RunAsync(),
    ["size"] => await SharedCoverSize.CompareAsync(),
    ["sync"] => await SyncComparison.CompareAsync(rounds: null),
    ["sync", var rounds] => await SyncComparison.CompareAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["syncmemory"] => SyncMemory.Compare(),
    [SyncMemory.ChildVerb, var file, var tracks, var mapped] => await SyncMemory.MeasureAsync(file, tracks, mapped),
    ["startup"] => await StartupComparison.CompareAsync(),
    [StartupComparison.ChildVerb, var answer, var library] => await StartupComparison.MeasureAsync(answer, library),
    ["syncreads"] => await ReadsDuringSync.RunAsync(),
    ["postgres"] => await PostgreSqlComparison.CompareAsync(rounds: null),
    ["postgres", var rounds] => await PostgreSqlComparison.CompareAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["postgres-images"] => await ImageReadComparison.CompareAsync(),
    ["postgres-nodes"] => await NodesComparison.CompareAsync(),
    [NodesComparison.ChildVerb, var database, var node] => await Node.RunAsync(database, int.Parse(node, CultureInfo.InvariantCulture)),
    ["matching"] => await LibraryMatching.RunAsync(),
    [LargeLibrary.ChildVerb, var file, var tracks] => await LargeLibrary.MeasureAsync(file, int.Parse(tracks, CultureInfo.InvariantCulture)),
    ["lists"] => await ListTimes.RunAsync(tracks: 1_000_000, isPostgreSql: false),
    ["lists", var tracks] => await ListTimes.RunAsync(int.Parse(tracks, CultureInfo.InvariantCulture), isPostgreSql: false),
    ["postgres-lists"] => await ListTimes.RunAsync(tracks: 1_000_000, isPostgreSql: true),
    ["postgres-lists", var tracks] => await ListTimes.RunAsync(int.Parse(tracks, CultureInfo.InvariantCulture), isPostgreSql: true),
    ["identity"] => IdentityComparisonTable.Print(path: null),
    ["identity", var pairs] => IdentityComparisonTable.Print(pairs),
    _ => BenchmarkRun.Start(args),
};
