using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.Sample.Rekordbox;

/// <summary>
/// Imports an export into a library: <c>dotnet run --project samples/TrackStore.Sample.Rekordbox -- export.xml library.db</c>.
/// </summary>
internal static class RekordboxImport
{
    public static async Task<int> Main(string[] arguments)
    {
        string export = arguments.ElementAtOrDefault(0) ?? Path.Combine(AppContext.BaseDirectory, "Data", "collection.xml");
        string library = arguments.ElementAtOrDefault(1) ?? "rekordbox.db";
        await using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.UseSqlite(library))
            .AddSingleton<IPlatformClient>(new RekordboxClient(export, item => Console.Error.WriteLine($"Skipped {item}.")))
            .BuildServiceProvider();

        SyncResult result = await services.GetRequiredService<ITrackSynchronizer>().SyncLibraryAsync(
            RekordboxClient.Name,
            new SyncRunOptions { OnItem = item => Console.WriteLine($"{item.Action,-9} {item.Artist} - {item.Title}") });

        SyncProgress counts = result.Counts;
        Console.WriteLine(
            $"{counts.Read} tracks: {counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Failed} failed");
        if (result.Interruption is null)
            return 0;
        Console.Error.WriteLine(result.Interruption.Message);
        return 1;
    }
}
