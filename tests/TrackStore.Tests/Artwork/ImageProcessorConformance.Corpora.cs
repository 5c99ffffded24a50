namespace TrackStore.Tests.Artwork;

public abstract partial class ImageProcessorConformance
{
    private const int CorpusTimeout = 600_000;

    [Theory(Timeout = CorpusTimeout)]
    [InlineData("corpora/zune-fuzz/jpeg", 1836)]
    [InlineData("corpora/zune-fuzz/png", 837)]
    public async Task ProcessAsync_FuzzedPictures_AnswersOrRefuses(string folder, int count)
    {
        string[] files = FindTestData(folder);

        await Parallel.ForEachAsync(files, TestContext.Current.CancellationToken, async (file, cancellationToken) =>
            await AnswerOrRefuseAsync(await File.ReadAllBytesAsync(file, cancellationToken), file));

        Assert.Equal(count, files.Length);
    }

    [Fact(Timeout = CorpusTimeout)]
    public async Task ProcessAsync_PngSuite_AnswersTheGoodAndRefusesTheBroken()
    {
        string[] files = [.. FindTestData("corpora/pngsuite").Where(file => file.EndsWith(".png", StringComparison.Ordinal))];

        foreach (string file in files)
        {
            bool answered = await AnswerOrRefuseAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), file);

            Assert.True(answered != Path.GetFileName(file).StartsWith('x'), file);
        }

        Assert.Equal(176, files.Length);
    }

    [Fact(Timeout = CorpusTimeout)]
    public async Task ProcessAsync_Photographs_AnswersAll()
    {
        string[] files = [.. FindTestData("fixtures/photos").Where(file => file.EndsWith(".png", StringComparison.Ordinal))];

        foreach (string file in files)
            Assert.True(await AnswerOrRefuseAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), file), file);

        Assert.NotEmpty(files);
    }

    private static string[] FindTestData(string folder)
    {
        string? root = Environment.GetEnvironmentVariable("TRACKSTORE_TESTDATA");
        string path = Path.Combine(root ?? string.Empty, folder);
        Assert.SkipUnless(root is not null && Directory.Exists(path), $"TRACKSTORE_TESTDATA has no folder {folder}.");

        return Directory.GetFiles(path, "*", SearchOption.AllDirectories);
    }
}
