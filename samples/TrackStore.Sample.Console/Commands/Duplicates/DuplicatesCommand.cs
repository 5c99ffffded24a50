using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Duplicates;

/// <summary>duplicates: lists tracks that are or may be the same recording.</summary>
internal static class DuplicatesCommand
{
    private const int DefaultLimit = 20;

    public static Command Create(CommandHost host)
    {
        var scan = new Option<bool>("--scan") { Description = "Compare all tracks of the library first" };
        var rejected = new Option<bool>("--rejected") { Description = "List the pairs that you said are different" };
        var limit = new Option<int>("--limit") { Description = "How many pairs to list", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > DuplicateQuery.MaxPageSize)
                result.AddError($"--limit takes a number from 1 to {DuplicateQuery.MaxPageSize}.");
        });
        var command = new Command(
            "duplicates",
            "Lists tracks that are or may be the same recording, the most certain first. \"merge\" makes two one, \"reject\" keeps them "
                + "apart.")
        {
            scan, rejected, limit,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            if (arguments.GetValue(scan))
            {
                DuplicateScan found = await library.Duplicates.ScanAsync(cancellationToken: cancellationToken);
                host.Output.Note(
                    $"Compared the library: {Format.Count(found.Same, "duplicate")}, {Format.Number(found.ToDecide)} to decide.");
            }

            var query = new DuplicateQuery { Rejected = arguments.GetValue(rejected), PageSize = arguments.GetValue(limit) };
            IReadOnlyList<DuplicatePair> pairs = await library.Duplicates.ListAsync(query, cancellationToken);
            if (pairs.Count == 0)
            {
                host.Output.Note(
                    query.Rejected ? "No pair was rejected."
                    : arguments.GetValue(scan) ? "There are no duplicates."
                    : "No duplicates are known. \"duplicates --scan\" compares all tracks.");
                return;
            }

            DuplicatePairsView.Write(host.Output, pairs);
            if (pairs.Count == query.PageSize)
                host.Output.Note($"These are the first {Format.Number(query.PageSize)}. --limit lists more.");
        });
        return command.WithExamples("duplicates --scan", "duplicates --limit 100", "duplicates --rejected");
    }
}
