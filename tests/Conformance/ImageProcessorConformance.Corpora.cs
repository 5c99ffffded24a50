namespace TrackStore.Conformance;

public abstract partial class ImageProcessorConformance
{
    private const int CorpusTimeout = 600_000;

    [Theory(Timeout = CorpusTimeout)]
    [InlineData("corpora/zune-fuzz/jpeg", ImageFormat.Jpeg, 1836)]
    [InlineData("corpora/zune-fuzz/png", ImageFormat.Png, 837)]
    public async Task ProcessAsync_FuzzedPictures_AnswersOrRefuses(string folder, ImageFormat format, int count)
    {
        string[] files = FindTestData(folder);

        await Parallel.ForEachAsync(files, TestContext.Current.CancellationToken, async (file, cancellationToken) =>
            await AnswerOrRefuseAsync(new ImageSource { Data = await File.ReadAllBytesAsync(file, cancellationToken), Format = format, MaxPixels = MaxPixels }, file));

        Assert.Equal(count, files.Length);
    }

    [Fact(Timeout = CorpusTimeout)]
    public async Task ProcessAsync_PngSuite_AnswersTheGoodAndRefusesTheBroken()
    {
        string[] files = [.. FindTestData("corpora/pngsuite").Where(file => file.EndsWith(".png", StringComparison.Ordinal))];

        foreach (string file in files)
        {
            bool answered = await AnswerOrRefuseAsync(await ReadPngAsync(file, TestContext.Current.CancellationToken), file);

            Assert.True(answered == Answers(Path.GetFileName(file)), file);
        }

        Assert.Equal(176, files.Length);
    }

    [Fact(Timeout = CorpusTimeout)]
    public async Task ProcessAsync_Photographs_AnswersAll()
    {
        string[] files = [.. FindTestData("fixtures/photos").Where(file => file.EndsWith(".png", StringComparison.Ordinal))];

        foreach (string file in files)
            Assert.True(await AnswerOrRefuseAsync(await ReadPngAsync(file, TestContext.Current.CancellationToken), file), file);

        Assert.NotEmpty(files);
    }

    private static async Task<ImageSource> ReadPngAsync(string file, CancellationToken cancellationToken)
        => new() { Data = await File.ReadAllBytesAsync(file, cancellationToken), Format = ImageFormat.Png, MaxPixels = MaxPixels };

    private static string[] FindTestData(string folder)
    {
        string? root = Environment.GetEnvironmentVariable("TRACKSTORE_TESTDATA");
        string path = Path.Combine(root ?? string.Empty, folder);
        Assert.SkipUnless(root is not null && Directory.Exists(path), $"TRACKSTORE_TESTDATA has no folder {folder}.");

        return Directory.GetFiles(path, "*", SearchOption.AllDirectories);
    }
}
