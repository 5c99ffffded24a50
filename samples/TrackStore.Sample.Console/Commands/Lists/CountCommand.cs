using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>count: counts the tracks that match.</summary>
internal static class CountCommand
{
    public static Command Create(CommandHost host)
    {
        var filters = new TrackFilterOptions(host);
        var command = new Command("count", "Counts the library's tracks that match every filter, exactly.");
        filters.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            int count = await library.Tracks.CountAsync(filters.QueryOf(arguments), cancellationToken: cancellationToken);
            host.Output.Verbatim(count.ToString(CultureInfo.InvariantCulture));
        });
        return command.WithExamples("count", "count --genre techno --untagged", "count --added-since 7d");
    }
}
