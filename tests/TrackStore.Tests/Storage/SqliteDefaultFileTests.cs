using System.Reflection;
using Microsoft.Extensions.Options;
using TrackStore.Storage.Sqlite;

namespace TrackStore.Tests.Storage;

public sealed class SqliteDefaultFileTests
{
    private static string LocalData
        => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    [Theory]
    [InlineData("Crate Digger")]
    [InlineData("CrateDigger.Desktop")]
    [InlineData("Plattenkiste für Mädchen")]
    public void DefaultFile_NamedApplication_LiesUnderItsName(string name)
        => Assert.Equal(
            Path.Combine(LocalData, name, "TrackStore", "library.db"),
            FileOf(new SqliteStoreOptions { ApplicationName = name }));

    [Fact]
    public void DefaultFile_NoName_LiesUnderTheEntryAssembly()
        => Assert.Equal(
            Path.Combine(LocalData, Assembly.GetEntryAssembly()!.GetName().Name!, "TrackStore", "library.db"),
            FileOf(new SqliteStoreOptions()));

    [Fact]
    public void DefaultFile_PathIsSet_IgnoresTheName()
        => Assert.Equal(Path.GetFullPath("own.db"), FileOf(new SqliteStoreOptions { Path = "own.db", ApplicationName = "Crate Digger" }));

    [Theory]
    [InlineData("a/b")]
    [InlineData(@"a\b")]
    [InlineData("..")]
    [InlineData("a:b*?")]
    [InlineData(" a ")]
    [InlineData("a.")]
    [InlineData("NUL")]
    [InlineData("com1.x")]
    [InlineData("a\0b")]
    public void FolderName_NotValidEverywhere_IsReplacedByOneThatIs(string name)
    {
        string folder = SqliteDefaultFile.FolderName(name);

        Assert.Matches(@"^[\w .-]*-[0-9a-f]{8}$", folder);
        Assert.False(folder.StartsWith(' ') || folder.StartsWith('.'));
    }

    [Fact]
    public void FolderName_DifferentNames_NeverShareAFolder()
    {
        string[] names = ["a/b", "a_b", "a:b", "a", "a.", " a", new string('x', 100), new string('x', 101), new string('x', 102)];

        Assert.Equal(names.Length, names.Select(SqliteDefaultFile.FolderName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void ApplicationName_Empty_IsRefused()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddTrackStore(store => store.UseSqlite(options => options.ApplicationName = ""))
            .BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(services.GetRequiredService<ITrackRepository>);
    }

    private static string FileOf(SqliteStoreOptions options) => SqliteLocation.Of(options).File;
}
