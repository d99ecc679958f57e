import type { Reached } from './line.js';

/**
 * What somebody writes, the question that stands after it, and what else is new. Everything that is not said here is as
 * it was after the turn before; of what belongs to one turn alone there is none.
 */
export type Turn = [said: string, at: Reached['at'], news?: Partial<Reached>];

/** A whole conversation, in words and numbers that make sense on every channel. */
export interface Conversation {
  about: string;
  place: string;
  language: string;
  turns: Turn[];
}

/** Over the example content, on Friday 20 November 2026 at ten in the morning. */
export const twentyConversations: Conversation[] = [
  {
    about: 'something to turn up to, with a reminder, and to be asked how it went',
    place: 'leeds',
    language: 'en',
    turns: [
      ['I want to cook with other people', 'what-matters/access', { topics: ['cooking', 'company'] }],
      ['nothing', 'what-matters/whereabouts'],
      ['Harehills', 'what-matters/when', { area: 'Harehills' }],
      [
        'any time',
        'suggestions/choose',
        { suggested: ['bean-row/pick-and-cook', 'big-pot/cook-for-a-fiver', 'kettle-and-call/sunday-lunch'] },
      ],
      ['1', 'activity/shown'],
      ['remind me the day before', 'keep-in-touch/which-day'],
      ['2', 'keep-in-touch/consent'],
      ['rose@example.org', 'keep-in-touch/consent'],
      ['yes', 'activity/shown', { agreed: ['reminder/bean-row/pick-and-cook'], done: ['keep-in-touch'] }],
      ['ask me how it went', 'keep-in-touch/consent'],
      ['yes, but ask my daughter', 'keep-in-touch/consent'],
      ['rose@example.org', 'keep-in-touch/consent'],
      [
        'yes',
        'activity/shown',
        {
          agreed: ['reminder/bean-row/pick-and-cook', 'check-in/bean-row/pick-and-cook'],
          done: ['keep-in-touch'],
        },
      ],
      ['back to the list', 'suggestions/choose'],
      ['thanks', 'suggestions/choose'],
    ],
  },
  {
    about: 'said between the lines',
    place: 'leeds',
    language: 'en',
    turns: [
      [
        'the house is so quiet since my husband passed',
        'what-matters/access',
        { topics: ['company', 'bereavement'] },
      ],
      [
        "it's a long way on the bus and money is tight",
        'what-matters/whereabouts',
        { topics: ['company', 'bereavement', 'money'], needs: ['free'] },
      ],
      ['near Chapel Allerton', 'what-matters/when', { area: 'Chapel Allerton' }],
      [
        'not evenings',
        'suggestions/choose',
        {
          suggested: [
            'kettle-and-call/phone-friend',
            'warm-walls/home-visit',
            'lantern-hours/remembering-walk',
          ],
        },
      ],
      ['remembering walk', 'activity/shown'],
      ["that's all for now", 'activity/shown'],
    ],
  },
  {
    about: 'for her mum',
    place: 'leeds',
    language: 'en',
    turns: [
      [
        "it's for my mum, she's 82 and loves to sing",
        'what-matters/access',
        { topics: ['music'], forWhom: 'my mum' },
      ],
      ["she can't manage stairs", 'what-matters/whereabouts', { needs: ['step-free'] }],
      ['Garforth', 'what-matters/when', { area: 'Garforth' }],
      [
        'weekdays',
        'suggestions/choose',
        { suggested: ['east-side-songbirds/sing-out', 'east-side-songbirds/kitchen-singers'] },
      ],
      ['the first one', 'activity/shown'],
    ],
  },
  {
    about: 'nothing but "dunno"',
    place: 'leeds',
    language: 'en',
    turns: [
      ['hello', 'what-matters/matters'],
      ['dunno', 'what-matters/access'],
      ['idk', 'what-matters/whereabouts'],
      ['not sure', 'what-matters/when'],
      [
        'dunno',
        'suggestions/choose',
        {
          suggested: [
            'market-bench/market-day-coffee',
            'garforth-gatherers/bread-on-friday',
            'hyde-park-growers/helping-hands',
          ],
        },
      ],
      ['2', 'activity/shown'],
    ],
  },
  {
    about: 'things turned down',
    place: 'leeds',
    language: 'en',
    turns: [
      ['anything but bingo, I like walking', 'what-matters/access', { topics: ['walking'], not: ['games'] }],
      ['not gardening either', 'what-matters/access', { not: ['games', 'gardening'] }],
      ['the cost', 'what-matters/whereabouts', { needs: ['free'] }],
      ['Headingley', 'what-matters/when', { area: 'Headingley' }],
      [
        'any time',
        'suggestions/choose',
        {
          suggested: [
            'beck-and-branch/slow-woods',
            'easy-miles/lunch-hour-loop',
            'easy-miles/open-doors-walk',
          ],
        },
      ],
      ['none of these', 'suggestions/why-not'],
      ['too far away', 'what-matters/whereabouts'],
      ['Armley', 'suggestions/choose', { area: 'Armley', suggested: ['easy-miles/evening-stroll'] }],
      [
        'show me more',
        'suggestions/choose',
        { suggested: ['tarn-side/twice-round', 'mill-yard/towpath-amble', 'easy-miles/saturday-two-mile'] },
      ],
    ],
  },
  {
    about: 'a life in danger',
    place: 'leeds',
    language: 'en',
    turns: [
      ['I want to end it all tonight', 'what-matters/matters', { safety: 'life/urgent' }],
      ['carry on', 'what-matters/matters'],
      ['gardening', 'what-matters/access', { topics: ['gardening'] }],
      ['skip', 'what-matters/whereabouts'],
    ],
  },
  {
    about: 'something that may be danger, and then is',
    place: 'leeds',
    language: 'en',
    turns: [
      [
        "I can't see the point any more",
        'are-you-safe/asked',
        { topics: ['low-mood'], safety: 'life/check' },
      ],
      ['I am safe', 'what-matters/access'],
      ['walking', 'what-matters/whereabouts', { topics: ['low-mood', 'walking'] }],
      [
        'I keep thinking everyone would be better off without me',
        'what-matters/whereabouts',
        { safety: 'life/urgent' },
      ],
      ['talk to a person', 'hand-over/offer', { command: 'person' }],
      ['carry on', 'what-matters/whereabouts'],
    ],
  },
  {
    about: 'chest pain',
    place: 'leeds',
    language: 'en',
    turns: [
      [
        'my chest feels tight and my left arm has gone numb',
        'what-matters/matters',
        { safety: 'medical/urgent' },
      ],
      ['carry on', 'what-matters/matters'],
      ['gardening and a bit of company', 'what-matters/access', { topics: ['gardening', 'company'] }],
    ],
  },
  {
    about: 'put in touch with a group, not at once',
    place: 'leeds',
    language: 'en',
    turns: [
      ['gardening please', 'what-matters/access', { topics: ['gardening'] }],
      ['nothing', 'what-matters/whereabouts'],
      ['LS6', 'what-matters/when', { area: 'Hyde Park' }],
      [
        'Saturday mornings',
        'suggestions/choose',
        { suggested: ['hyde-park-growers/saturday-allotment', 'hyde-park-growers/windowsill-seeds'] },
      ],
      ['1', 'activity/shown'],
      ['put me in touch', 'self-referral/question'],
      ['no', 'self-referral/said-no'],
      ['something else', 'activity/shown'],
      ['put me in touch', 'self-referral/question'],
      ['yes', 'self-referral/question'],
      ['bending down is hard for me', 'self-referral/name'],
      ['Rose', 'self-referral/reach'],
      ['rose@example.org', 'self-referral/note'],
      ['skip', 'self-referral/review'],
      ['I suppose so, but please leave out my name', 'self-referral/review'],
      ['leave out my name', 'self-referral/review'],
      [
        'yes',
        'keep-in-touch/consent',
        { requests: ['hyde-park-growers/saturday-allotment'], done: ['refer'] },
      ],
      ['no', 'activity/shown'],
      ['what did you send?', 'activity/shown', { command: 'what-was-sent', done: ['look-up-requests'] }],
    ],
  },
  {
    about: 'a person to talk to',
    place: 'leeds',
    language: 'en',
    turns: [
      [
        "I am worried about bills, I can't pay the gas",
        'what-matters/access',
        { topics: ['money', 'warm-home'] },
      ],
      ['talk to a person', 'hand-over/offer', { command: 'person' }],
      ['ask them to get in touch with me', 'hand-over/name'],
      ['Sam', 'hand-over/reach'],
      ['rose at example', 'hand-over/reach'],
      ['07700 900123', 'hand-over/note'],
      ['after 5 please', 'hand-over/review'],
      ['leave out what matters to me', 'hand-over/review'],
      ['ok then', 'hand-over/review'],
      ['yes, send it', 'what-matters/access', { requests: ['person'], done: ['hand-over'] }],
    ],
  },
  {
    about: 'another language halfway',
    place: 'leeds',
    language: 'en',
    turns: [
      ['I like swimming', 'what-matters/access', { topics: ['swimming'] }],
      ['polski', 'what-matters/access', { language: 'pl' }],
      ['nic', 'what-matters/whereabouts'],
      ['LS6', 'what-matters/when', { area: 'Hyde Park' }],
      ['weekendy', 'suggestions/choose', { suggested: ['first-lengths/women-swim'] }],
      ['English', 'suggestions/choose', { language: 'en', suggested: ['first-lengths/women-swim'] }],
      ['none of these', 'suggestions/why-not'],
    ],
  },
  {
    about: 'back, skip, why and help',
    place: 'leeds',
    language: 'en',
    turns: [
      ['what can I say?', 'what-matters/matters', { command: 'help' }],
      ['music', 'what-matters/access', { topics: ['music'] }],
      ['why do you ask?', 'what-matters/access', { command: 'why' }],
      ['skip', 'what-matters/whereabouts'],
      ['back', 'what-matters/access', { command: 'back' }],
      ['getting there', 'what-matters/whereabouts', { needs: ['transport'] }],
      ['skip', 'what-matters/when'],
      ['why', 'what-matters/when', { command: 'why' }],
      [
        'any time',
        'suggestions/choose',
        {
          suggested: [
            'east-side-songbirds/kitchen-singers',
            'rolled-sleeves/guitar-kitchen',
            'mill-yard/brass-for-all',
          ],
        },
      ],
      ['what do you know about me?', 'suggestions/choose', { command: 'what-you-know' }],
      ['start again', 'what-matters/matters', { topics: [], needs: [], command: 'start-again' }],
    ],
  },
  {
    about: 'details that are wrong',
    place: 'leeds',
    language: 'en',
    turns: [
      ['chess', 'what-matters/access', { topics: ['games'] }],
      ['nothing', 'what-matters/whereabouts'],
      ['town', 'what-matters/when', { area: 'City centre' }],
      [
        'evenings',
        'suggestions/choose',
        { suggested: ['sixty-four-squares/cafe-chess', 'sixty-four-squares/online-chess'] },
      ],
      ['1', 'activity/shown'],
      ['something here is wrong', 'something-wrong/what'],
      ['it starts at 7 now', 'activity/shown', { done: ['report-wrong'] }],
      ['back', 'suggestions/choose', { command: 'back' }],
    ],
  },
  {
    about: 'all of it forgotten',
    place: 'leeds',
    language: 'en',
    turns: [
      ["I'm 45 and I want to give up smoking", 'what-matters/access', { topics: ['smoking'] }],
      ['LS11', 'what-matters/access', { area: 'Beeston' }],
      ['forget me', null, { command: 'forget-me', forgotten: true }],
      ['hello', 'what-matters/matters'],
    ],
  },
  {
    about: 'a choir, in Welsh',
    place: 'caerphilly',
    language: 'cy',
    turns: [
      ["Dwi'n unig ac yn hoffi canu", 'what-matters/access', { topics: ['company', 'music'] }],
      ['dim byd', 'what-matters/whereabouts'],
      ['Bedwas', 'what-matters/when', { area: 'Bedwas' }],
      [
        'unrhyw bryd',
        'suggestions/choose',
        {
          suggested: [
            'two-rivers-voices/tuesday-choir',
            'bedwas-growing-together/soup-wednesday',
            'valley-help-corner/warm-room',
          ],
        },
      ],
      ['1', 'activity/shown'],
      ['gweld y rhestr eto', 'suggestions/choose'],
      ['rhywun go iawn', 'hand-over/offer', { command: 'person' }],
      ['mynd ymlaen', 'suggestions/choose'],
    ],
  },
  {
    about: 'a table to eat at, in Dutch',
    place: 'utrecht',
    language: 'nl',
    turns: [
      ['ik ben eenzaam en ik kook graag', 'what-matters/access', { topics: ['company', 'cooking'] }],
      ['niets', 'what-matters/whereabouts'],
      ['Overvecht', 'what-matters/when', { area: 'Overvecht' }],
      [
        'in de avond',
        'suggestions/choose',
        { suggested: ['de-gele-deur/koffie', 'even-ademhalen/belmaatje', 'zang-en-zaken/meezingkoor'] },
      ],
      ['1', 'activity/shown'],
      ['een mens', 'hand-over/offer', { command: 'person' }],
      ['verder', 'activity/shown'],
    ],
  },
  {
    about: 'a visitor, in Chinese',
    place: 'yiwu',
    language: 'zh',
    turns: [
      ['我一个人在家，想找人聊聊', 'what-matters/access', { topics: ['company'] }],
      ['没有', 'what-matters/whereabouts'],
      ['北苑', 'what-matters/when', { area: '北苑街道' }],
      [
        '周末',
        'suggestions/choose',
        { suggested: ['laojie-peiban/home-visits', 'chenguang-taiji/taiji', 'nuanyang-shitang/lunch'] },
      ],
      ['1', 'activity/shown'],
      ['帮我联系', 'self-referral/question'],
      ['是', 'self-referral/question'],
      ['忘记我', null, { command: 'forget-me', forgotten: true }],
    ],
  },
  {
    about: 'flowers in Singapore, in Chinese',
    place: 'toa-payoh',
    language: 'zh',
    turns: [
      ['我喜欢种花', 'what-matters/access', { topics: ['gardening'] }],
      ['费用', 'what-matters/whereabouts', { needs: ['free'] }],
      ['大巴窑', 'what-matters/when', { area: 'Toa Payoh Central' }],
      ['上午', 'suggestions/choose', { suggested: ['block-twelve-gardeners/year-end-planting'] }],
      ['1', 'activity/shown'],
      ['回到名单', 'suggestions/choose'],
      ['为什么问', 'suggestions/choose', { command: 'why' }],
    ],
  },
  {
    about: 'cooking in Polish, and a blow',
    place: 'leeds',
    language: 'pl',
    turns: [
      ['czuję się samotna i lubię gotować', 'what-matters/access', { topics: ['company', 'cooking'] }],
      ['nic', 'what-matters/whereabouts'],
      ['Harehills', 'what-matters/when', { area: 'Harehills' }],
      [
        'w soboty',
        'suggestions/choose',
        {
          suggested: [
            'kettle-and-call/phone-friend',
            'easy-miles/saturday-two-mile',
            'hyde-park-growers/saturday-allotment',
          ],
        },
      ],
      ['mąż mnie bije', 'suggestions/choose', { safety: 'harm/urgent' }],
      ['dalej', 'suggestions/choose'],
      ['1', 'activity/shown'],
    ],
  },
  {
    about: 'a garden, in Urdu',
    place: 'leeds',
    language: 'ur',
    turns: [
      ['مجھے باغبانی پسند ہے', 'what-matters/access', { topics: ['gardening'] }],
      ['کچھ نہیں', 'what-matters/whereabouts'],
      ['LS8', 'what-matters/when', { area: 'Oakwood' }],
      [
        'ہفتے کو',
        'suggestions/choose',
        { suggested: ['hyde-park-growers/saturday-allotment', 'hyde-park-growers/windowsill-seeds'] },
      ],
      ['1', 'activity/shown'],
      ['میرا رابطہ کرائیں', 'self-referral/question'],
      ['ہاں', 'self-referral/question'],
      ['نہیں', 'self-referral/said-no'],
    ],
  },
];
