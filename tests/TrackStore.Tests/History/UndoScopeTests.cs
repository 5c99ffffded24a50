using TrackStore.History;

namespace TrackStore.Tests.History;

public sealed class UndoScopeTests
{
    [Fact]
    public void IsTaxonomy_EveryKind_IsWhatItsNameSays()
    {
        foreach (HistoryKind kind in Enum.GetValues<HistoryKind>())
        {
            string name = kind.ToString();
            bool isAboutATag = name.StartsWith("Tag", StringComparison.Ordinal) || name.StartsWith("Genre", StringComparison.Ordinal);
            Assert.True(new UndoScope(1, kind, IsRedo: false).IsTaxonomy == isAboutATag, name);
        }
    }
}
