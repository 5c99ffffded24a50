using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

public sealed class RekordboxPageTests
{
    [Fact]
    public void Code_OfThePage_IsTheSampleWordForWord()
    {
        string page = Read("docs/rekordbox.md");
        string client = Read("samples/TrackStore.Sample.Rekordbox/RekordboxClient.cs");

        Assert.Contains($"```csharp\n{client}```", page, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");
}
