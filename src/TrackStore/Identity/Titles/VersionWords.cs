using System.Collections.Frozen;

namespace TrackStore.Identity.Titles;

/// <summary>The words that mark versions, in the languages and notations of platforms.</summary>
internal static class VersionWords
{
    private static readonly FrozenDictionary<string, VersionWord> Words = Build().ToFrozenDictionary(StringComparer.Ordinal);

    public static VersionWord Find(string token) => Words.TryGetValue(token, out VersionWord word) ? word : default;

    private static Dictionary<string, VersionWord> Build()
    {
        var words = new Dictionary<string, VersionWord>(StringComparer.Ordinal);
        Mark(VersionMarks.Remix, "remix rmx remixed remixes rework reworked bootleg reboot refix flip remezcla remixado ремикс リミックス 리믹스");
        Mark(VersionMarks.Dub, "dub dubmix dubstrumental dubplate");
        Mark(VersionMarks.Vip, "vip");
        Mark(VersionMarks.Club, "club clubmix workout fitness");
        Mark(VersionMarks.Mashup, "mashup");
        Mark(
            VersionMarks.Instrumental,
            "instrumental instrumentals inst instrumentale strumentale instrumentaal playback инструментал инструментальная минус インスト "
            + "インストゥルメンタル オフボーカル 연주곡 伴奏");
        Mark(VersionMarks.ACappella, "acapella acappella acapela accapella cappella capella cappela アカペラ акапелла 아카펠라");
        Mark(VersionMarks.Karaoke, "karaoke караоке カラオケ 노래방 卡拉ok");
        Mark(
            VersionMarks.Live,
            "live livemitschnitt konzert concert concierto concerto vivo directo unplugged bootlegged ライブ ライヴ 라이브 концерт концерта 现场 現場");
        Mark(VersionMarks.Session, "session sessions sesion sessao");
        Mark(VersionMarks.Acoustic, "acoustic acoustique acustico acustica akustik akustisch akoestisch akustisk unplugged stripped акустика アコースティック 어쿠스틱");
        Mark(
            VersionMarks.Arrangement,
            "piano orchestral orchestra orchester strings string symphonic orquestal guitar ukulele lullaby klavier klavierversion ピアノ");
        Mark(VersionMarks.Demo, "demo demos demoversion maqueta maquette provino демо デモ");
        Mark(VersionMarks.Take, "take takes outtake outtakes rehearsal alternate alternative alternativ alternativa");
        Mark(VersionMarks.ReRecorded, "rerecorded rerecording recut neuaufnahme neueinspielung regrabado regrabacion reenregistre");
        Mark(
            VersionMarks.Language,
            "english spanish german french italian portuguese japanese korean mandarin chinese russian dutch swedish spanglish englisch deutsch "
            + "deutsche franzosisch italienisch spanisch espanol espanola ingles inglesa aleman alemana frances francesa italiano italiana portugues "
            + "portuguesa anglais anglaise francais francaise espagnol espagnole allemand allemande italien italienne tedesco inglese spagnolo "
            + "spagnola francese английская русская");
        Mark(VersionMarks.Speed, "sped slowed nightcore reverb 8d daycore chopped screwed pitched hz chipmunk");
        Mark(VersionMarks.DjMixed, "mixed gemixt");
        Mark(VersionMarks.Reprise, "reprise");
        Mark(VersionMarks.Interlude, "interlude intro outro skit interludio intermede zwischenspiel prelude");
        Mark(VersionMarks.Tribute, "tribute homage hommage tributo");
        Mark(VersionMarks.Edit, "edit radio single short radioedit radiomix editado kurzversion singleversion radioversion promo");
        Mark(VersionMarks.Extended, "extended long maxi 12inch langversion extendida etendue lange");
        Mark(VersionMarks.Clean, "clean edited censored amended");
        Mark(VersionMarks.Explicit, "explicit uncensored");
        Mark(VersionMarks.Explicit | VersionMarks.Clean, "dirty");
        Mark(VersionMarks.Mono, "mono monaural");
        Mark(VersionMarks.Stereo, "stereo");
        Add(VersionWordRole.Remaker, "mix edit version versie versione versao fassung ver bearbeitung recording recorded grabacion aufnahme enregistrement cut вариант версия バージョン 버전 mixes");
        Add(
            VersionWordRole.Noise,
            "remaster remastered remasters remastering remastert remasterizado remasterizada remasterise remasterisee rimasterizzato "
            + "rimasterizzata remasterizacion remasterado gemastert ремастер リマスター リマスタリング リマスター盤 리마스터 digital digitally digitale original originale "
            + "originalversion originalfassung album albumversion main full length lp bonus track pista hq hd audio official oficial offiziell "
            + "offizielles officiel officielle lyric lyrics letra visualizer mv pv free download kbps mp3 flac vinyl rip cd soundtrack ost medley music video studio inch "
            + "cover cleaned deluxe expanded edition anniversary reissue pressing standard premium exclusive prod produced video4k 4k 1080p 720p "
            + "musikvideo videoclip clip bpm explicitly fixed");
        Add(VersionWordRole.Filler, "the of in at by and from on for vs x with a an de la le el les los du en au aux im am der die das bei i feat ft");
        words["up"] = new VersionWord(VersionMarks.None, VersionWordRole.Filler);
        return words;

        void Mark(VersionMarks marks, string list)
        {
            foreach (string word in list.Split(' '))
                words[word] = new VersionWord(marks | words.GetValueOrDefault(word).Marks, VersionWordRole.Mark);
        }

        void Add(VersionWordRole role, string list)
        {
            foreach (string word in list.Split(' '))
                words[word] = new VersionWord(words.GetValueOrDefault(word).Marks, role);
        }
    }
}
