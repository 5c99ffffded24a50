using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>facets: shows of what the library, or a search, is made up.</summary>
internal static class FacetsCommand
{
    private const int MostBars = 10;
    private const int BarWidth = 30;
    private const int BpmBand = 5;

    public static Command Create(CommandHost host)
    {
        var filters = new TrackFilterOptions(host);
        var command = new Command(
            "facets", "Counts tracks by genre, tag, platform, decade, tempo, cover and key, of the whole library or of those that match.");
        filters.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            TrackFacets facets = filters.AreGiven(arguments.CommandResult)
                ? await library.Facets.GetAsync(filters.QueryOf(arguments), cancellationToken: cancellationToken)
                : await library.Facets.GetAsync(cancellationToken: cancellationToken);
            List<(string Facet, string Value, int Count)> rows =
            [
                .. Most("Genre", facets.Genres, name => name),
                .. Most("Tag", facets.Tags, name => name),
                .. (facets.Platforms ?? []).Select(platform => ("Platform", platform.Platform, platform.TrackCount)),
                .. All("Decade", facets.Decades, decade => string.Create(CultureInfo.InvariantCulture, $"{decade}s")),
                .. All("Tempo", facets.BpmBands, tempo => string.Create(CultureInfo.InvariantCulture, $"{tempo}-{tempo + BpmBand}")),
                .. Covers(facets),
                .. Most("Key", facets.Keys, key => key.ToString(KeyNotation.Camelot)),
            ];
            int largest = rows.Count == 0 ? 1 : rows.Max(row => row.Count);
            host.Output.List(
                [new("Facet", IsWhole: true), new("Value"), new("Tracks", RightAligned: true), new("", IsWhole: true, Optional: 1)],
                [.. rows.Select(row => new[] { row.Facet, row.Value, Format.Number(row.Count), Bar(row.Count, largest) })]);
            host.Output.Note(Format.Count(facets.TrackCount, "track"));
        });
        return command.WithExamples("facets", "facets massive attack", "facets --tag vinyl --year 1990..1999");
    }

    private static IEnumerable<(string Facet, string Value, int Count)> Most<T>(
        string facet, IReadOnlyList<FacetValue<T>>? values, Func<T, string> name)
        => All(facet, values, name).OrderByDescending(row => row.Count).Take(MostBars);

    private static IEnumerable<(string Facet, string Value, int Count)> All<T>(
        string facet, IReadOnlyList<FacetValue<T>>? values, Func<T, string> name)
        => (values ?? []).Select(value => (facet, name(value.Value), value.TrackCount));

    private static IEnumerable<(string Facet, string Value, int Count)> Covers(TrackFacets facets)
    {
        int with = facets.WithImage ?? 0;
        (string Facet, string Value, int Count)[] rows = [("Cover", "yes", with), ("Cover", "no", facets.TrackCount - with)];
        return rows.Where(row => row.Count > 0);
    }

    private static string Bar(int count, int largest) => new('█', Math.Max(1, count * BarWidth / largest));
}
