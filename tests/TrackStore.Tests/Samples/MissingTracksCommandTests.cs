namespace TrackStore.Tests.Samples;

/// <summary>Files that moved or went away since the last scan of their folder.</summary>
public sealed class MissingTracksCommandTests
{
    [Fact]
    public async Task SyncFolder_FileMovedAndFileDeleted_FollowsTheOneAndListsTheOther()
    {
        using var run = new ConsoleRun();
        string folder = Directory.CreateDirectory(run.PathOf("music")).FullName;
        foreach (string name in new[] { "Lena Brandt - Dawn.mp3", "Lena Brandt - Noon.mp3", "Lena Brandt - Dusk.mp3" })
            await File.WriteAllTextAsync(Path.Combine(folder, name), "", TestContext.Current.CancellationToken);
        await run.SucceedAsync("sync", "folder", "--path", folder);
        await run.SucceedAsync("tag", "1", "--add", "set");
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.Move(Path.Combine(folder, "Lena Brandt - Dawn.mp3"), Path.Combine(folder, "sub", "Lena Brandt - Dawn.mp3"));
        File.Delete(Path.Combine(folder, "Lena Brandt - Noon.mp3"));

        string sync = await run.SucceedAsync("sync", "folder", "--path", folder);
        string missing = await run.SucceedAsync("search", "--missing", "folder");
        string tagged = await run.SucceedAsync("search", "--tag", "set", "--platform", "folder");
        string[] states = [await run.SucceedAsync("show", "folder:sub/Lena Brandt - Dawn.mp3"), await run.SucceedAsync("show", "folder:Lena Brandt - Noon.mp3")];

        Assert.Contains("\n  1 no longer listed; \"search --missing <platform>\" lists them\n", sync, StringComparison.Ordinal);
        Assert.Contains("\tLena Brandt - Noon.mp3\n", missing, StringComparison.Ordinal);
        Assert.Equal(2, missing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\tsub/Lena Brandt - Dawn.mp3\n", tagged, StringComparison.Ordinal);
        Assert.Matches(@"sub/Lena Brandt - Dawn.mp3 +fresh ", states[0]);
        Assert.Matches(@"Lena Brandt - Noon.mp3 +missing since 20", states[1]);
    }

    [Fact]
    public async Task SyncFolder_AlmostEmptyFolder_SaysThatNothingWasMarked()
    {
        using var run = new ConsoleRun();
        string folder = Directory.CreateDirectory(run.PathOf("music")).FullName;
        foreach (string name in new[] { "Lena Brandt - Dawn.mp3", "Lena Brandt - Noon.mp3", "Lena Brandt - Dusk.mp3" })
            await File.WriteAllTextAsync(Path.Combine(folder, name), "", TestContext.Current.CancellationToken);
        await run.SucceedAsync("sync", "folder", "--path", folder);
        File.Delete(Path.Combine(folder, "Lena Brandt - Noon.mp3"));
        File.Delete(Path.Combine(folder, "Lena Brandt - Dusk.mp3"));

        string sync = await run.SucceedAsync("sync", "folder", "--path", folder);
        string missing = await run.SucceedAsync("search", "--missing", "folder");

        Assert.Contains("\n  only 1 of 3 tracks known from before are still listed, so none was marked as missing\n", sync, StringComparison.Ordinal);
        Assert.Empty(missing);
    }
}
