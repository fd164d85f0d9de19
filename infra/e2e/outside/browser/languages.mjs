// The three languages of the platform, as browsers ask for them.
export const LANGUAGES = [
  { tag: 'zh-Hans', locale: 'zh-CN', logIn: '登录', missing: '没有这个页面', expired: '页面打开时间过长' },
  { tag: 'zh-Hant', locale: 'zh-HK', logIn: '登入', missing: '沒有這個頁面', expired: '頁面開啟時間過長' },
  { tag: 'en', locale: 'en-GB', logIn: 'Log in', missing: 'There is no such page', expired: 'This page was open for too long' },
];
