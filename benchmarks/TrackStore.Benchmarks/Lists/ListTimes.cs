using System.Globalization;

namespace TrackStore.Benchmarks.Lists;

/// <summary>
/// The times of lists, searches, counts, facets and changes in a large library, beside those of typical code on the same tables.
/// </summary>
internal static class ListTimes
{
    private static readonly string[] Words = ["quixotically", "zzzzzz", "tokenizer", "package", "love", "xo", "qz", "in", "a", "丅", "丁丂", "love package", "love 丁"];

    public static async Task<int> RunAsync(int tracks, bool isPostgreSql)
    {
        RunFolder.Create();
        try
        {
            await using ListHost host = await (isPostgreSql ? ListHost.OpenPostgreSqlAsync(tracks) : ListHost.OpenSqliteAsync(tracks));
            var table = new ListTable(host.Peers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tracks:N0} tracks on {(isPostgreSql ? "PostgreSQL" : "SQLite")}"));
            table.PrintHead();
            await OrdersAsync(host.Get<ITrackRepository>(), table, tracks);
            foreach (string word in Words)
                await SearchAsync(host.Get<ITrackRepository>(), table, word);
            await new FilterTimes(host.Get<ITrackRepository>(), table).RunAsync();
            await new PanelTimes(host, table).RunAsync();
            await new ChangeTimes(host, table).RunAsync();
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static async Task OrdersAsync(ITrackRepository list, ListTable table, int tracks)
    {
        TrackPage first = await list.QueryAsync(new TrackQuery());
        await table.PrintListAsync("first page by title", () => list.QueryAsync(new TrackQuery()), peer => peer.PageAsync(0, 50));
        await table.PrintAsync("the next page", () => list.QueryAsync(new TrackQuery { Cursor = first.NextCursor }), peer => peer.PageAsync(50, 50));
        foreach (TrackOrder order in Enum.GetValues<TrackOrder>().Where(order => order is not (TrackOrder.Title or TrackOrder.AlbumPosition or TrackOrder.Relevance)))
            await table.PrintAsync($"first page by {order}", () => list.QueryAsync(new TrackQuery { OrderBy = order, Descending = order is TrackOrder.AddedAt or TrackOrder.ChangedAt }));
        await table.PrintListAsync($"row {tracks / 2:N0}", () => list.QueryAsync(new TrackQuery { Skip = tracks / 2 }), peer => peer.PageAsync(tracks / 2, 50));
        await table.PrintListAsync("the last rows", () => list.QueryAsync(new TrackQuery { Skip = tracks - 50 }), peer => peer.PageAsync(tracks - 50, 50));
        long middle = (await list.QueryAsync(new TrackQuery { Skip = tracks / 2, PageSize = 1 })).Items[0].TrackId!.Value;
        await table.PrintAsync("place of the track in the middle", () => list.IndexOfAsync(new TrackQuery(), middle));
        await table.PrintOnceAsync("headings by title, cold", () => list.ListHeadingsAsync(new TrackQuery()));
        await table.PrintAsync("headings by title, kept", () => list.ListHeadingsAsync(new TrackQuery()));
    }

    private static async Task SearchAsync(ITrackRepository list, ListTable table, string text)
    {
        var query = new TrackQuery { Text = text };
        int hits = await list.CountAsync(query);
        string what = string.Create(CultureInfo.InvariantCulture, $"\"{text}\" ({hits:N0})");
        if (text.Contains(' ', StringComparison.Ordinal))
            await table.PrintAsync($"{what} by title", () => list.QueryAsync(query));
        else
            await table.PrintListAsync($"{what} by title", () => list.QueryAsync(query), peer => peer.SearchAsync(text, 50));
        await table.PrintAsync($"{what} by relevance", () => list.QueryAsync(query with { OrderBy = TrackOrder.Relevance }));
        await table.PrintAsync($"{what} newest first", () => list.QueryAsync(query with { OrderBy = TrackOrder.AddedAt, Descending = true }));
        await table.PrintAsync($"{what} counted to 1,001", () => list.CountAsync(query, 1001), text.Contains(' ', StringComparison.Ordinal) ? null : peer => peer.CountAsync(text));
    }
}
