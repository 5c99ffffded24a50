using TrackStore.Storage;

namespace TrackStore.Tests.Fixtures;

/// <summary>The file of a library without rows. It is created once, because creating the schema takes longer than most tests.</summary>
internal static class EmptyLibrary
{
    private static readonly Lazy<byte[]> Content = new(() => Task.Run(CreateAsync).GetAwaiter().GetResult());

    public static void CopyTo(string path) => File.WriteAllBytes(path, Content.Value);

    private static async Task<byte[]> CreateAsync()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("library.db");
        await using (ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UseSqlite(path)).BuildServiceProvider())
            await services.GetRequiredService<StoreDatabase>().OpenAsync(CancellationToken.None);
        if (File.Exists($"{path}-wal"))
            throw new InvalidOperationException("A part of the schema is still in the log, which a copy would leave out.");
        return await File.ReadAllBytesAsync(path);
    }
}
