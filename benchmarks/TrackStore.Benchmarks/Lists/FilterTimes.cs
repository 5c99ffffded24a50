using System.Globalization;

namespace TrackStore.Benchmarks.Lists;

/// <summary>The first pages and counts of single filters in several orders.</summary>
internal sealed class FilterTimes(ITrackRepository list, ListTable table)
{
    private static readonly TrackOrder[] Orders = [TrackOrder.Title, TrackOrder.Artist, TrackOrder.AddedAt, TrackOrder.Year, TrackOrder.Bpm, TrackOrder.Duration];

    private static readonly (string Name, TrackQuery Query)[] Filters =
    [
        ("genre, common", new() { Genres = ["genre 1"] }),
        ("genre, rare", new() { Genres = ["genre 250"] }),
        ("two genres", new() { Genres = ["genre 1", "genre 250"] }),
        ("tag, common", new() { Tags = ["tag 1"] }),
        ("tag, rare", new() { Tags = ["tag 50"] }),
        ("without two tags", new() { ExcludedTags = ["tag 1", "tag 2"] }),
        ("untagged", new() { IsTagged = false }),
        ("linked to many", new() { Platform = "spotify" }),
        ("linked to few", new() { Platform = "discogs" }),
        ("linked to none", new() { Platform = "nobody" }),
        ("not linked", new() { NotLinkedTo = "spotify" }),
        ("stale", new() { Platform = "spotify", NeedsUpdate = true }),
        ("with picture", new() { HasImage = true }),
        ("without picture", new() { HasImage = false }),
        ("tempo, narrow", new() { MinBpm = 120, MaxBpm = 120.1 }),
        ("tempo, wide", new() { MinBpm = 120, MaxBpm = 130 }),
        ("a year", new() { MinYear = 1990, MaxYear = 1990 }),
        ("a key", new() { MusicalKey = new MusicalKey(8, true) }),
        ("compatible keys", new() { MusicalKey = new MusicalKey(8, true), IncludeCompatibleKeys = true }),
        ("local files (none)", new() { IsAvailableLocally = true }),
        ("added tomorrow", new() { AddedSince = DateTimeOffset.UtcNow.AddDays(1) }),
        ("long tracks", new() { MinDuration = TimeSpan.FromSeconds(479.5) }),
        ("label (none)", new() { Label = "nobody" }),
        ("imported year", new() { FieldSource = new TrackFieldSource(TrackField.Year, Sources.Base) }),
        ("common word and common genre", new() { Text = "love", Genres = ["genre 1"] }),
        ("rare word and common genre", new() { Text = "tokenizer", Genres = ["genre 1"] }),
    ];

    public async Task RunAsync()
    {
        foreach ((string name, TrackQuery query) in Filters)
        {
            int count = await list.CountAsync(query);
            string what = string.Create(CultureInfo.InvariantCulture, $"{name} ({count:N0})");
            foreach (TrackOrder order in Orders)
            {
                TrackQuery ordered = query with { OrderBy = order, Descending = order == TrackOrder.AddedAt };
                if (order == TrackOrder.Title && query is { Genres: [var genre], Text: null })
                    await table.PrintListAsync($"{what} by {order}", () => list.QueryAsync(ordered), peer => peer.GenreAsync(genre, 50));
                else if (order == TrackOrder.Title && query.HasImage is { } hasImage)
                    await table.PrintListAsync($"{what} by {order}", () => list.QueryAsync(ordered), peer => peer.ImageAsync(hasImage, 50));
                else
                    await table.PrintAsync($"{what} by {order}", () => list.QueryAsync(ordered));
            }

            await table.PrintAsync($"{what} counted to 1,001", () => list.CountAsync(query, 1001));
        }
    }
}
